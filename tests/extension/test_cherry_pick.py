"""cherry_pick(): the change of one commit is made again on HEAD, by a new commit of the same author."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.merging import fork, merge
from pggit_harness.workload.repo import Repo


def cherry_pick(repo: Repo, rev: str) -> str:
    """Call pggit.cherry_pick()."""
    return str(repo.one("SELECT pggit.cherry_pick(%s)", (rev,)))


@pytest.fixture
def forked(sandbox: Repo) -> Repo:
    """Main with a column of its own, and "theirs" with two commits: a view, and then a column."""
    sandbox.commit("CREATE TABLE t (a integer)", "table")
    sandbox.run("SELECT pggit.create_branch('theirs'), pggit.checkout('theirs')")
    sandbox.commit("CREATE VIEW v AS SELECT a FROM t", "view")
    sandbox.commit("ALTER TABLE t ADD c integer DEFAULT 3", "column\n\nits default is 3", author="Ada <ada@x>")
    sandbox.run("SELECT pggit.checkout('main')")
    sandbox.commit("ALTER TABLE t ADD b integer", "ours")
    sandbox.run("INSERT INTO t VALUES (1, 2)")
    return sandbox


def test_one_commit_and_no_other(forked: Repo) -> None:
    """The commit's own change comes, the one before it does not; author and message are the commit's."""
    head, picked = forked.head(), forked.rev_parse("theirs")
    new = cherry_pick(forked, "theirs")
    assert forked.status() == []
    assert forked.sql("TABLE t") == [(1, 2, 3)]
    assert forked.one("SELECT to_regclass('v')") is None
    commit = forked.log(max_count=1)[0]
    assert (commit.commit_id, commit.parent_ids) == (new, [head])
    assert (commit.author, commit.message) == ("Ada <ada@x>", "column\n\nits default is 3")
    assert new not in (head, picked)
    assert forked.reflog()[0]["reason"] == "cherry-pick: column"
    assert forked.verify() == []


def test_picked_and_reverted_is_nothing(forked: Repo) -> None:
    """A pick that is reverted leaves the tree as it was before."""
    before = forked.tree()
    forked.run("TRUNCATE t")
    new = cherry_pick(forked, "theirs")
    forked.one("SELECT pggit.revert(%s)", (new,))
    assert forked.tree() == before == forked.tree("HEAD")


def test_what_it_needs_has_to_be_there(forked: Repo) -> None:
    """A change of what HEAD does not have is a conflict; nothing has changed then."""
    forked.run("TRUNCATE t; SELECT pggit.checkout('theirs')")
    forked.commit("COMMENT ON VIEW v IS 'x'; ALTER VIEW v ALTER a SET DEFAULT 1", "default")
    forked.run("SELECT pggit.checkout('main')")
    before = (forked.tree(), forked.head())
    with raises_sqlstate("GT006") as refused, forked.conn.transaction():
        cherry_pick(forked, "theirs")
    assert "view public.v: removed in HEAD, modified in the pick" in str(refused.detail)
    assert (forked.tree(), forked.head()) == before


def test_a_table_that_is_not_there(forked: Repo) -> None:
    """A column of a table that HEAD has dropped is a conflict that names the table."""
    forked.run("TRUNCATE t")
    forked.commit("DROP TABLE t", "drop")
    with raises_sqlstate("GT006") as refused, forked.conn.transaction():
        cherry_pick(forked, "theirs")
    assert "table column public.t.c: added in the pick, clashes with table public.t" in str(refused.detail)


def test_a_merge_is_refused(forked: Repo) -> None:
    """A merge has no change that would be its own."""
    merge(forked, "theirs")
    with raises_sqlstate("22023") as refused, forked.conn.transaction():
        cherry_pick(forked, "HEAD")
    assert "is a merge" in refused.message


def test_the_first_commit(sandbox: Repo) -> None:
    """A commit without parents has made all that it has, and so does its pick."""
    first = sandbox.commit("CREATE TABLE t (a integer)", "table")
    sandbox.commit("DROP TABLE t; CREATE TABLE u ()", "other")
    cherry_pick(sandbox, first)
    assert sandbox.status() == []
    assert sandbox.one("SELECT to_regclass('t') IS NOT NULL AND to_regclass('u') IS NOT NULL")


def test_nothing_to_do(sandbox: Repo) -> None:
    """What HEAD has already is no commit: GT001, as for an empty commit."""
    sandbox.commit("CREATE TABLE t ()", "base")
    fork(sandbox, "CREATE TABLE a ()", "CREATE TABLE a ()")
    for rev in ("theirs", "HEAD", "HEAD~1"):
        with raises_sqlstate("GT001"), sandbox.conn.transaction():
            cherry_pick(sandbox, rev)


def test_uncommitted_changes_refuse(forked: Repo) -> None:
    """What is not committed is neither taken along nor lost."""
    forked.run("CREATE TABLE unsaved ()")
    with raises_sqlstate("GT007"), forked.conn.transaction():
        cherry_pick(forked, "theirs")


def test_without_a_commit(sandbox: Repo) -> None:
    """On a branch that has no commit a revision is still asked for."""
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        cherry_pick(sandbox, "HEAD")
