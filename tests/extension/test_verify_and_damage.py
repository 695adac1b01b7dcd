"""pggit.verify() names what is damaged; what cannot be answered any more is refused with GT009."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo


@pytest.fixture
def history(sandbox: Repo) -> list[str]:
    """Three commits with trees of more than one level, a branch and a tag."""
    sandbox.run("DO $$ BEGIN FOR n IN 1..15 LOOP EXECUTE format('CREATE TABLE t%s (a integer)', n); END LOOP; END $$")
    ids = [
        sandbox.commit(message="0"),
        sandbox.commit("ALTER TABLE t1 ADD b text", "1"),
        sandbox.commit("DROP TABLE t2", "2"),
    ]
    sandbox.run("SELECT pggit.create_branch('topic', 'HEAD~1'), pggit.create_tag('v1', 'HEAD~2', 'first')")
    return ids


def problems(repo: Repo, full: bool = True) -> set[str]:
    """The codes of what is wrong."""
    return {problem for (problem,) in repo.sql("SELECT problem FROM pggit.verify(%s)", (full,))}


def test_a_sound_store(sandbox: Repo, history: list[str]) -> None:
    """No row; an oracle that computes every id by itself agrees."""
    assert len(sandbox.log()) == len(history)
    assert sandbox.verify() == []
    assert sandbox.sql("SELECT * FROM pggit.verify(false)") == []
    assert store_problems(sandbox.conn) == []


# How a row of the store is changed, and the problem that is named.
DAMAGE = {
    "UPDATE pggit.blob SET content = content || ' ' WHERE identity = 'public.t1.b'": "blob_corrupt",
    "UPDATE pggit.blob SET kind = 'view' WHERE identity = 'public.t1.b'": "blob_corrupt",
    "UPDATE pggit.blob SET identity = 'public.t1.c' WHERE identity = 'public.t1.b'": "blob_corrupt",
    "DELETE FROM pggit.blob WHERE identity = 'public.t1.b'": "blob_missing",
    "UPDATE pggit.tree SET blobs = blobs[2:] WHERE cardinality(blobs) > 1": "tree_corrupt",
    "UPDATE pggit.tree SET size = size + 1 WHERE children IS NOT NULL": "tree_corrupt",
    "DELETE FROM pggit.tree WHERE blobs IS NOT NULL": "tree_missing",
    "DELETE FROM pggit.tree WHERE children IS NOT NULL": "tree_missing",
    "UPDATE pggit.commit SET message = 'other' WHERE message = '1'": "commit_corrupt",
    "UPDATE pggit.commit SET author = 'mallory' WHERE message = '1'": "commit_corrupt",
    "UPDATE pggit.commit SET committed_at = committed_at + '1 us' WHERE message = '1'": "commit_corrupt",
    "UPDATE pggit.commit SET parent_ids = '{}' WHERE message = '2'": "commit_corrupt",
    "UPDATE pggit.commit SET generation = 9 WHERE message = '1'": "commit_generation_wrong",
    "DELETE FROM pggit.commit WHERE message = '1'": "commit_missing",
    "UPDATE pggit.ref SET commit_id = sha256('x') WHERE name = 'refs/heads/topic'": "ref_dangling",
    "DELETE FROM pggit.ref WHERE name = 'refs/heads/topic'": "ref_moved",
    "INSERT INTO pggit.ref SELECT 'refs/heads/new', commit_id FROM pggit.ref LIMIT 1": "ref_moved",
    "UPDATE pggit.ref SET name = 'elsewhere' WHERE name = 'refs/heads/topic'": "ref_name_invalid",
    "UPDATE pggit.tag SET message = 'other'": "tag_corrupt",
    "DELETE FROM pggit.tag": "tag_missing",
    "UPDATE pggit.ref SET tag_id = NULL WHERE tag_id IS NOT NULL": "tag_wrong",
    "UPDATE pggit.ref SET name = 'refs/tags/v2' WHERE name = 'refs/tags/v1'": "tag_wrong",
    "UPDATE pggit.ref SET commit_id = (SELECT id FROM pggit.commit WHERE message = '2') WHERE tag_id IS NOT NULL": (
        "tag_wrong"
    ),
    "UPDATE pggit.head SET ref = 'refs/heads/topic'": "head_moved",
    "UPDATE pggit.reflog SET reason = 'other' WHERE ref = 'HEAD' AND seq = 2": "reflog_corrupt",
    "UPDATE pggit.reflog SET moved_at = moved_at - interval '1 day' WHERE ref = 'HEAD' AND seq = 3": "reflog_corrupt",
    "DELETE FROM pggit.reflog WHERE ref = 'HEAD' AND seq = 2": "reflog_gap",
    "DELETE FROM pggit.reflog WHERE ref = 'HEAD' AND seq = 1": "reflog_gap",
}


def test_damage_is_named(sandbox: Repo, history: list[str]) -> None:
    """Every way to damage the store has its code, with the id or name and a sentence."""
    for damage, problem in DAMAGE.items():
        with sandbox.conn.transaction(force_rollback=True):
            assert sandbox.conn.execute(damage).rowcount > 0, damage
            found = sandbox.verify()
        assert problem in {row.problem for row in found}, (damage, found)
        assert all(row.severity in ("error", "warning") and row.object_id and row.detail for row in found), found
    assert sandbox.verify() == []


def test_without_the_definitions(sandbox: Repo, history: list[str]) -> None:
    """full => false does not read them again, and finds the rest."""
    sandbox.run("UPDATE pggit.blob SET content = '{}' WHERE identity = 'public.t1.b'")
    assert problems(sandbox) == {"blob_corrupt"}
    assert problems(sandbox, full=False) == set()
    sandbox.run("UPDATE pggit.commit SET generation = 9 WHERE message = '1'")
    assert problems(sandbox, full=False) >= {"commit_generation_wrong"}


BLOBS = "DELETE FROM pggit.blob WHERE identity = 'public.t1.a'"
TREES = "DELETE FROM pggit.tree"
COMMITS = "DELETE FROM pggit.commit WHERE message = '1'"


MET = [
    (BLOBS, "SELECT * FROM pggit.ls_tree()"),
    (BLOBS, "SELECT * FROM pggit.diff('EMPTY', 'HEAD')"),
    (BLOBS, "SELECT * FROM pggit.show('HEAD~2')"),
    (TREES, "SELECT * FROM pggit.ls_tree()"),
    (TREES, "SELECT * FROM pggit.diff('HEAD~1', 'HEAD')"),
    (TREES, "SELECT * FROM pggit.status()"),
    (TREES, "SELECT pggit.commit('more', allow_empty => true)"),
    (TREES, "SELECT pggit.tree_id()"),
    (COMMITS, "SELECT * FROM pggit.log()"),
    (COMMITS, "SELECT pggit.rev_parse('HEAD~2')"),
    (COMMITS, "SELECT * FROM pggit.show()"),
    (COMMITS, "SELECT * FROM pggit.diff('topic', 'HEAD')"),
]


def test_damage_is_refused_where_it_is_met(sandbox: Repo, history: list[str]) -> None:
    """A shorter answer would look like a smaller schema or a younger history."""
    for damage, call in MET:
        with sandbox.conn.transaction(force_rollback=True):
            assert sandbox.conn.execute(damage).rowcount > 0
            with raises_sqlstate("GT009") as refusal, sandbox.conn.transaction():
                sandbox.sql(call)
            assert refusal.message.startswith("history is damaged"), call
            assert refusal.detail, call
            assert refusal.hint == "pggit.verify() lists what is damaged.", call
        with sandbox.conn.transaction(force_rollback=True):
            assert len(sandbox.sql(call)) > 0 or "status" in call, f"{call} does not work in a sound store"


def test_verify_changes_nothing(sandbox: Repo, history: list[str]) -> None:
    """It reads, whatever it finds, in a read-only transaction too."""
    sandbox.run("UPDATE pggit.commit SET message = 'other' WHERE message = '1'")
    before = sandbox.sql("SELECT c::text FROM pggit.commit AS c ORDER BY 1")
    sandbox.run("SET TRANSACTION READ ONLY")
    assert problems(sandbox) >= {"commit_corrupt"}
    assert sandbox.sql("SELECT c::text FROM pggit.commit AS c ORDER BY 1") == before
