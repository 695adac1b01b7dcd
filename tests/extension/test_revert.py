"""revert(): the change of one commit is undone by a new one, on HEAD and in the live schema."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.merging import fork, merge
from pggit_harness.workload.repo import Repo


def revert(repo: Repo, rev: str) -> str:
    """Call pggit.revert()."""
    return str(repo.one("SELECT pggit.revert(%s)", (rev,)))


@pytest.fixture
def line(sandbox: Repo) -> Repo:
    """Three commits: a table; a column and a comment more; a view of the other column."""
    sandbox.commit("CREATE TABLE t (a integer)", "table")
    sandbox.commit("ALTER TABLE t ADD b integer; COMMENT ON TABLE t IS 'x'", "column\n\nand a comment", author="Ada")
    sandbox.commit("CREATE VIEW v AS SELECT a FROM t", "view")
    return sandbox


def test_the_last_commit_is_undone(line: Repo) -> None:
    """After the revert of HEAD the schema is that of the commit before it, and history has one commit more."""
    head = line.head()
    new = revert(line, "HEAD")
    assert line.tree() == line.tree("HEAD") == line.tree("HEAD~2")
    commit = line.log(max_count=1)[0]
    assert (commit.commit_id, commit.parent_ids) == (new, [head])
    assert commit.message == f'Revert "view"\n\nThis reverts commit {head}.'
    assert commit.author == line.one("SELECT session_user::text")
    assert line.reflog()[0]["reason"] == 'revert: Revert "view"'
    assert line.verify() == []


def test_what_came_after_stays(line: Repo) -> None:
    """A commit in the middle is undone by itself; what came later is still there."""
    revert(line, "HEAD~1")
    assert line.status() == []
    assert line.sql("SELECT * FROM t, v") == []
    assert line.one("SELECT to_regclass('v') IS NOT NULL")
    assert line.one("SELECT obj_description('t'::regclass) IS NULL")
    assert [d.identity for d in line.diff("HEAD~1", "HEAD")] == ["public.t", "public.t.b", "table public.t"]
    assert line.log(max_count=1)[0].message.startswith('Revert "column"\n')


def test_a_revert_can_be_reverted(line: Repo) -> None:
    """Undone twice, it is as it was."""
    before = line.tree()
    revert(line, "HEAD~1")
    revert(line, "HEAD")
    assert line.tree() == before == line.tree("HEAD")


def test_what_later_commits_need_is_a_conflict(line: Repo) -> None:
    """A table that a later view reads is not taken away below it; nothing has changed then."""
    before = (line.tree(), line.head())
    with raises_sqlstate("GT006") as refused, line.conn.transaction():
        revert(line, "HEAD~2")
    assert "view public.v: added in HEAD, clashes with table" in str(refused.detail)
    assert (line.tree(), line.head()) == before


def test_the_first_commit(sandbox: Repo) -> None:
    """A commit without parents has made all that it has: its revert leaves an empty schema."""
    sandbox.commit("CREATE TABLE t (a integer)", "table")
    revert(sandbox, "HEAD")
    assert sandbox.tree() == sandbox.tree("HEAD") == sandbox.tree("EMPTY")


def test_merges_are_refused(sandbox: Repo) -> None:
    """A merge has no change that would be its own: clear words, and nothing happens."""
    sandbox.commit("CREATE TABLE t ()", "base")
    fork(sandbox, "CREATE TABLE a ()", "CREATE TABLE b ()")
    merge(sandbox, "theirs")
    head = sandbox.head()
    with raises_sqlstate("22023") as refused, sandbox.conn.transaction():
        revert(sandbox, "HEAD")
    assert "is a merge" in refused.message
    assert sandbox.head() == head


def test_undone_already(line: Repo) -> None:
    """What is undone cannot be undone again: there is nothing to commit."""
    revert(line, "HEAD")
    with raises_sqlstate("GT001"), line.conn.transaction():
        revert(line, "HEAD~1")


def test_uncommitted_changes_refuse(line: Repo) -> None:
    """What is not committed is neither reverted nor lost."""
    line.run("CREATE TABLE unsaved ()")
    with raises_sqlstate("GT007") as refused, line.conn.transaction():
        revert(line, "HEAD")
    assert "table public.unsaved" in str(refused.detail)


def test_data_is_not_lost(line: Repo) -> None:
    """A column with values is not taken away: the error counts them."""
    line.run("INSERT INTO t VALUES (1, 2)")
    with raises_sqlstate("GT008") as refused, line.conn.transaction():
        revert(line, "HEAD~1")
    assert "column public.t.b: 1 value" in str(refused.detail)
    assert line.sql("TABLE t") == [(1, 2)]


@pytest.mark.parametrize("rev", ["nosuch", "EMPTY", "WORKING", "HEAD~9"])
def test_unknown_revision(line: Repo, rev: str) -> None:
    """What is no commit has changed nothing that could be undone."""
    with raises_sqlstate("GT002"), line.conn.transaction():
        revert(line, rev)
