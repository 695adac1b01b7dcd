"""gc(): what nothing leads to goes, what something leads to stays."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.ageing import age
from pggit_harness.workload.repo import Repo

NOTHING = {"commit": 0, "tree": 0, "blob": 0, "tag": 0, "address": 0}


def gc(repo: Repo) -> dict[str, int]:
    """What was removed, by kind."""
    return dict(repo.sql("SELECT * FROM pggit.gc()"))


@pytest.fixture
def abandoned(sandbox: Repo) -> Repo:
    """A commit on main, and two on a branch that was deleted, with a tag that was deleted as well."""
    sandbox.commit("CREATE TABLE kept (id integer)", "kept")
    sandbox.sql("SELECT pggit.create_branch('work')")
    sandbox.sql("SELECT pggit.checkout('work')")
    sandbox.commit("CREATE TABLE lost (a integer, b text)", "lost")
    sandbox.commit("CREATE TABLE lost_too (c integer)", "lost too")
    sandbox.sql("SELECT pggit.create_tag('v0', message => 'never mind')")
    sandbox.sql("SELECT pggit.checkout('main', allow_data_loss => true)")
    sandbox.sql("SELECT pggit.delete_tag('v0'), pggit.delete_branch('work', force => true)")
    return sandbox


def test_an_empty_store(sandbox: Repo) -> None:
    """There is nothing to remove, and every kind says so."""
    assert gc(sandbox) == NOTHING
    assert sandbox.log() == []


def test_what_the_reflog_remembers_stays(abandoned: Repo) -> None:
    """A branch that was deleted by mistake can be had back for 90 days."""
    lost = abandoned.rev_parse("HEAD@{1}")
    age(abandoned, 89)
    before = store_state(abandoned.conn)
    assert gc(abandoned) == NOTHING
    assert changed_tables(before, store_state(abandoned.conn)) == {}
    abandoned.sql("SELECT pggit.create_branch('work', %s)", (lost,))
    assert [commit.message for commit in abandoned.log("work")] == ["lost too", "lost", "kept"]


def test_what_nothing_leads_to_goes(abandoned: Repo) -> None:
    """Commits, trees, definitions, an annotation, the notes of places; what is left is sound and complete."""
    lost = abandoned.rev_parse("HEAD@{1}")
    age(abandoned, 91)
    log, tree = abandoned.log(), abandoned.tree("HEAD")
    assert abandoned.verify() == []
    removed = gc(abandoned)
    assert removed["commit"] == 2
    assert removed["tree"] == 2
    assert removed["blob"] > 0
    assert removed["tag"] == 1
    assert removed["address"] > 0
    assert abandoned.verify() == []
    assert (abandoned.log(), abandoned.tree("HEAD"), abandoned.status()) == (log, tree, [])
    with raises_sqlstate("GT002"), abandoned.conn.transaction():
        abandoned.rev_parse(lost)
    with raises_sqlstate("GT002") as refused, abandoned.conn.transaction():
        abandoned.rev_parse("HEAD@{1}")
    assert "so long ago" in refused.detail
    assert gc(abandoned) == NOTHING


def test_the_same_work_again(abandoned: Repo) -> None:
    """What was removed can be recorded anew."""
    age(abandoned, 91)
    gc(abandoned)
    abandoned.commit("CREATE TABLE lost (a integer, b text)", "lost")
    assert abandoned.verify() == []
    assert ("table", "public.lost") in {entry[:2] for entry in abandoned.sql("SELECT * FROM pggit.ls_tree()")}


@pytest.mark.parametrize("holder", ["branch", "tag", "detached", "merge"])
def test_what_leads_there_keeps_it(abandoned: Repo, holder: str) -> None:
    """Each way of being reachable, with all that lies behind."""
    lost = abandoned.rev_parse("HEAD@{1}")
    if holder == "branch":
        abandoned.sql("SELECT pggit.create_branch('again', %s)", (lost,))
    elif holder == "tag":
        abandoned.sql("SELECT pggit.create_tag('again', %s)", (lost,))
    elif holder == "detached":
        abandoned.sql("SELECT pggit.checkout(%s)", (lost,))
    else:
        abandoned.sql("SELECT pggit.merge(%s)", (lost,))
    age(abandoned, 1000)
    assert {**gc(abandoned), "tag": 0, "address": 0} == NOTHING
    assert [commit.message for commit in abandoned.log(lost)] == ["lost too", "lost", "kept"]
    assert abandoned.verify() == []


def test_a_ref_that_stood_there_at_the_horizon(sandbox: Repo) -> None:
    """Where main stood 80 days ago has an answer, though it came there long before."""
    sandbox.commit("CREATE TABLE t (a integer)", "long ago")
    old = sandbox.head()
    sandbox.sql("SELECT pggit.create_branch('side')")
    sandbox.sql("SELECT pggit.checkout('side')")
    sandbox.commit("CREATE TABLE u (a integer)", "aside")
    stood = sandbox.head()
    age(sandbox, 200)
    sandbox.sql("SELECT pggit.checkout('main', allow_data_loss => true)")
    sandbox.sql("SELECT pggit.delete_branch('side', force => true)")
    assert gc(sandbox) == NOTHING
    eighty_days_ago = sandbox.one("SELECT (now() - interval '80 days')::text")
    assert sandbox.rev_parse(f"HEAD@{{{eighty_days_ago}}}") == stood != old


def test_a_damaged_store_is_left_alone(abandoned: Repo) -> None:
    """Who cannot see what leads where removes nothing."""
    age(abandoned, 91)
    abandoned.run("DELETE FROM pggit.tree WHERE id = (SELECT tree_id FROM pggit.commit WHERE message = 'kept')")
    before = store_state(abandoned.conn)
    with raises_sqlstate("GT009") as refused, abandoned.conn.transaction():
        gc(abandoned)
    assert "tree_missing" in refused.detail
    assert changed_tables(before, store_state(abandoned.conn)) == {}


@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_an_old_snapshot_is_refused(repo: Repo, isolation: str) -> None:
    """It would not see a branch that came meanwhile."""
    with raises_sqlstate("25001"), repo.conn.transaction():
        repo.run(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
        gc(repo)


def test_only_the_owner(repo: Repo) -> None:
    """Not a reader, not a writer: what is removed is everybody's."""
    repo.run("CREATE ROLE gc_writer; SELECT pggit.grant_write('gc_writer'); SET ROLE gc_writer")
    try:
        with raises_sqlstate("42501"):
            gc(repo)
    finally:
        repo.run("RESET ROLE; DROP OWNED BY gc_writer; DROP ROLE gc_writer")
