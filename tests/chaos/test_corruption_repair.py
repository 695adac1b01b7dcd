"""What was damaged is mended where the truth can be had, or said to be lost; nothing is made up.

Method: every way of damage that verify() names (faults/damages.py), one at a time, undone by a rollback. A dry run
says what would be done and does nothing; the real one does that. What is mended is, row for row, what was there
before; what is not, is named as lost, and is what verify() still finds.
"""

from __future__ import annotations

import pytest

from pggit_harness.faults.damages import DAMAGES, Target, problems_of
from pggit_harness.faults.tamper import change, duplicate, hide_from_indexes, remove
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.bundles import exported, imported
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import Story, blob_id, leaf_with, root_tree, tell_story

pytestmark = [pytest.mark.chaos, pytest.mark.corruption, pytest.mark.promise("P07"), pytest.mark.fault("F17")]

#: Where nothing that is left says what was there.
LOST = {
    "a message is edited",
    "a time is edited",
    "a commit is deleted",
    "an annotation is edited",
    "an annotation is deleted",
    "a reason in the reflog is edited",
    "an entry of the reflog is deleted",
    "the reflog's end is deleted",
}


@pytest.fixture
def story(repo: Repo) -> Story:
    return tell_story(repo)


@pytest.fixture
def target(repo: Repo, story: Story) -> Target:
    blob = blob_id(repo, "public.chapter_3")
    annotation = repo.one("SELECT encode(tag_id, 'hex') FROM pggit.ref WHERE name = 'refs/tags/v1'")
    return Target(blob, leaf_with(repo, blob), root_tree(repo), story.commits, annotation)


def repair(repo: Repo, dry_run: bool) -> list[tuple[str, str, str]]:
    """What repair() says."""
    return repo.sql("SELECT action, object_id, detail FROM pggit.repair(%s)", (dry_run,))  # type: ignore[return-value]


def test_a_sound_store(repo: Repo, target: Target) -> None:
    """There is nothing to do, and nothing is done."""
    before = store_state(repo.conn)
    assert repair(repo, dry_run=True) == repair(repo, dry_run=False) == []
    assert changed_tables(before, store_state(repo.conn)) == {}


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_mended_or_said_to_be_lost(repo: Repo, target: Target, name: str) -> None:
    """One act of damage; the live schema, the reflog and the ids are what is left."""
    sound = store_state(repo.conn)
    with repo.conn.transaction(force_rollback=True):
        DAMAGES[name].act(repo.conn, target)
        damaged, problems = store_state(repo.conn), problems_of(repo.conn)
        assert problems
        said = repair(repo, dry_run=True)
        assert changed_tables(damaged, store_state(repo.conn)) == {}
        assert repair(repo, dry_run=False) == said
        lost = {(detail.partition(":")[0], object_id) for action, object_id, detail in said if action == "lost"}
        assert lost == problems_of(repo.conn)
        if name in LOST:
            assert lost == problems
        else:
            assert lost == set()
            assert {object_id for _, object_id, _ in said} & {object_id for _, object_id in problems}
            # One of them makes a branch before it does damage.
            assert changed_tables(sound, store_state(repo.conn)).keys() <= (
                {"ref", "reflog"} if "same" in name else set()
            )


def test_damage_upon_damage(repo: Repo, target: Target) -> None:
    """What the live schema and the reflogs know is enough for all of this at once."""
    sound = store_state(repo.conn)
    repo.run("DELETE FROM pggit.tree WHERE id = (SELECT tree_id FROM pggit.commit ORDER BY generation DESC LIMIT 1)")
    remove(repo.conn, "blob", "id = decode(%s, 'hex')", (target.blob,))
    change(repo.conn, "commit", "generation = 7", "true")
    remove(repo.conn, "ref", "true")
    remove(repo.conn, "head", "true")
    assert {row[0] for row in repair(repo, dry_run=False)} == {"restored", "recomputed"}
    assert problems_of(repo.conn) == set()
    assert changed_tables(sound, store_state(repo.conn)) == {}


def test_what_nobody_knows_comes_back_with_a_bundle(repo: Repo, story: Story) -> None:
    """A definition of long ago that was edited, a tree and a commit that are gone: lost here, and not in a bundle."""
    bundle = exported(repo)
    sound = store_state(repo.conn)
    # chapter_2 has another column since.
    change(
        repo.conn,
        "blob",
        "content = '{}'",
        "kind = 'column order' AND content NOT LIKE '%%pages%%' AND identity = %s",
        ("public.chapter_2",),
    )
    remove(repo.conn, "tree", "id = (SELECT tree_id FROM pggit.commit WHERE generation = 1)")
    remove(repo.conn, "commit", "generation = 1")
    assert {action for action, _, _ in repair(repo, dry_run=False)} == {"lost"}
    imported(repo, bundle, "saved/")
    assert problems_of(repo.conn) == set()
    repo.sql("SELECT pggit.delete_branch('saved/main', force => true), pggit.delete_tag('saved/v1')")
    after = store_state(repo.conn)
    assert {table: after[table] for table in ("blob", "tree", "commit", "ref", "head")} == {
        table: sound[table] for table in ("blob", "tree", "commit", "ref", "head")
    }


def test_a_ref_whose_reflog_is_no_evidence(repo: Repo, story: Story) -> None:
    """A branch that was moved, and its log edited to hide it: nobody can tell any more, so nobody does."""
    change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = 'refs/heads/side'", (story.commits[0],))
    change(repo.conn, "reflog", "new_id = decode(%s, 'hex')", "ref = 'refs/heads/side'", (story.commits[2],))
    before = store_state(repo.conn)
    assert {action for action, _, _ in repair(repo, dry_run=False)} == {"lost"}
    assert changed_tables(before, store_state(repo.conn)) == {}


def test_what_cannot_be_mended_stays_as_evidence(repo: Repo, target: Target) -> None:
    """A changed node of an old tree, and two rows of one id of which neither is right: named, and left alone."""
    first = root_tree(repo, "HEAD~2")
    change(
        repo.conn,
        "tree",
        "size = size + 1, children = children[2:] || children[1:1]",
        "id = decode(%s, 'hex')",
        (first,),
    )
    duplicate(repo.conn, "tag", "true")
    change(repo.conn, "tag", "message = 'never printed'", "true")
    before = store_state(repo.conn)
    said = repair(repo, dry_run=False)
    assert {action for action, _, _ in said} == {"lost"}
    assert {first, target.annotation} <= {object_id for _, object_id, _ in said}
    assert changed_tables(before, store_state(repo.conn)) == {}


def test_a_branch_that_nothing_is_known_of(repo: Repo, story: Story) -> None:
    """Slipped in, or with its whole log gone: to remove it might lose work."""
    repo.run(
        "INSERT INTO pggit.ref SELECT 'refs/heads/unknown', commit_id FROM pggit.ref WHERE name = 'refs/heads/side'"
    )
    assert [row[:2] for row in repair(repo, dry_run=False)] == [("lost", "refs/heads/unknown")]
    assert repo.rev_parse("unknown") == story.commits[1]


@pytest.mark.parametrize("table", ["blob", "tree", "commit", "ref", "reflog"])
def test_an_index_that_misses_rows(repo: Repo, story: Story, table: str) -> None:
    """The table is right, so its index can be made again."""
    hide_from_indexes(repo.conn, table, "true")
    assert {problem for problem, _ in problems_of(repo.conn)} == {"index_damaged"}
    assert [row[:2] for row in repair(repo, dry_run=False)] == [("reindexed", f"pggit.{table}")]
    assert problems_of(repo.conn) == set()
    assert repo.commit("CREATE TABLE after_all ()") == repo.head()


def test_only_the_owner(repo: Repo, story: Story) -> None:
    """A writer may look at the history, not mend it."""
    repo.run("CREATE ROLE repair_writer; SELECT pggit.grant_write('repair_writer'); SET ROLE repair_writer")
    try:
        assert repo.one("SELECT pggit.rev_parse('HEAD')") == story.commits[-1]
        for call in ("pggit.repair()", "pggit._repair_refs()", "pggit._repair_rows()"):
            with pytest.raises(Exception, match="permission denied"):
                repo.sql(f"SELECT * FROM {call}")
    finally:
        repo.run("RESET ROLE; DROP OWNED BY repair_writer; DROP ROLE repair_writer")
