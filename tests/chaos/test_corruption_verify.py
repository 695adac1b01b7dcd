"""Whoever edits the store behind pggit's back is found out, and by name.

Method: a small history with trees, a tag, branches and their reflogs; then one act of damage
at a time by a superuser's plain SQL, undone by a rollback, and verify() after each.
"""

import re
from typing import ClassVar

import pytest

from pggit_harness.faults.damages import DAMAGES, ZEROS, Target, problems_of
from pggit_harness.faults.tamper import hide_from_indexes, swap
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.large import call_it_large, settle
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import Story, blob_id, leaf_with, root_tree, tell_story

pytestmark = [pytest.mark.chaos, pytest.mark.corruption, pytest.mark.promise("P07"), pytest.mark.fault("F17")]

#: Problems that rows alone cannot have: test_corruption_pages.py and the last tests here show them.
BELOW_THE_ROWS = {"index_damaged", "row_unreadable", "table_unreadable", "index_unreadable"}


@pytest.fixture
def story(repo: Repo) -> Story:
    return tell_story(repo)


@pytest.fixture
def target(repo: Repo, story: Story) -> Target:
    blob = blob_id(repo, "public.chapter_3")
    annotation = repo.one("SELECT encode(tag_id, 'hex') FROM pggit.ref WHERE name = 'refs/tags/v1'")
    return Target(blob, leaf_with(repo, blob), root_tree(repo), story.commits, annotation)


class TestEveryDamage:
    def test_each_is_found_and_names_its_object_and_no_other(self, repo: Repo, target: Target) -> None:
        """For every way to damage the store, verify() gives the right code for the right object, and only that."""
        assert store_problems(repo.conn) == []
        found = {}
        for name, damage in DAMAGES.items():
            with repo.conn.transaction(force_rollback=True):
                assert damage.act(repo.conn, target).rows > 0
                found[name] = problems_of(repo.conn)
            assert problems_of(repo.conn) == set(), f"after undoing: {name}"
        wrong = {name: problems for name, problems in found.items() if problems != DAMAGES[name].problems(target)}
        assert wrong == {}

    def test_no_code_is_left_unprovoked(self, repo: Repo, target: Target) -> None:
        """Every problem code that the extension can report is provoked by some damage in these tests."""
        bodies = repo.sql(
            "SELECT prosrc FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace AND proname ~ '^_verify'"
        )
        pattern = r"(?:'error',|'warning',|problem :=) '([a-z_]+)'"
        codes = {code for (body,) in bodies for code in re.findall(pattern, body)}
        provoked = {problem for damage in DAMAGES.values() for problem, _ in damage.problems(target)}
        assert "commit_corrupt" in codes
        assert codes == provoked | BELOW_THE_ROWS

    @pytest.mark.slow
    def test_the_quick_check_leaves_out_reading_definitions_only(self, repo: Repo, target: Target) -> None:
        """verify(false) misses an edited definition, and finds everything that the full check finds besides."""
        missed = {}
        for name, damage in DAMAGES.items():
            with repo.conn.transaction(force_rollback=True):
                damage.act(repo.conn, target)
                if problems_of(repo.conn, full=False) != damage.problems(target):
                    missed[name] = damage.problems(target) - problems_of(repo.conn, full=False)
        assert set(missed) == {
            "a definition is edited",
            "a definition is ascribed to another object",
            "a blob gets another id",
        }
        assert {problem for problems in missed.values() for problem, _ in problems} == {"blob_corrupt"}


class TestEveryColumn:
    #: A smallest change to a value of each type that the store holds.
    MUTATIONS: ClassVar = {
        "bytea": "set_byte({0}, 5, get_byte({0}, 5) # 1)",
        "text": "{0} || 'x'",
        "bytea[]": "{0} || {0}[1]",
        "text[]": "{0} || {0}[1]",
        "integer": "{0} + 1",
        "bigint": "{0} + 100",
        # Not the next one: in a table whose key it is, that can be taken.
        "oid": "({0}::bigint + 1000000)::oid",
        "timestamp with time zone": "{0} + interval '1 microsecond'",
        "xid8": "({0}::text::bigint + 1)::text::xid8",
        "oid[]": "{0} || 1::oid",
        "numeric": "{0} + 1",
    }

    #: What has notes of how it was printed.
    PRINTED = """
        ALTER TABLE chapter_1 ADD CHECK (title::varchar IN ('one', 'two')); GRANT SELECT ON chapter_1 TO pg_monitor
    """

    def test_no_column_of_any_row_can_be_changed_unseen(self, repo: Repo, story: Story) -> None:
        """The smallest change to any column of any table of history is found, in its oldest row and in its newest."""
        assert repo.log()[0].commit_id == story.commits[-1]
        repo.commit(self.PRINTED, "what is printed in another way")
        call_it_large(repo)
        settle(repo)
        columns = repo.sql(
            "SELECT a.attrelid::regclass::text, a.attname, format_type(a.atttypid, NULL) FROM pg_attribute AS a"
            " JOIN pg_class AS c ON c.oid = a.attrelid WHERE c.relnamespace = 'pggit'::regnamespace"
            " AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid <> 'bool'::regtype"
            # What is ignored is a setting, no history.
            " AND c.relname <> 'pattern'"
        )
        assert len(columns) > 30
        unseen, untouched = [], []
        for table, column, type_name in columns:
            mutation = self.MUTATIONS[type_name].format(column)
            for end in ("min", "max"):
                where = f"ctid = (SELECT {end}(ctid) FROM {table} WHERE {column} IS NOT NULL)"
                with repo.conn.transaction(force_rollback=True):
                    changed = repo.conn.execute(f"UPDATE {table} SET {column} = {mutation} WHERE {where}").rowcount
                    if changed == 0:
                        untouched.append((table, column))
                    elif not problems_of(repo.conn):
                        unseen.append((table, column, end))
        assert unseen == []
        # HEAD is on a branch, so it has no commit of its own.
        assert set(untouched) == {("pggit.head", "commit_id")}


class TestWhatSurvives:
    @pytest.mark.slow
    def test_two_definitions_that_changed_places_are_both_named(self, repo: Repo, story: Story) -> None:
        """Swapping the definitions of two tables is two damaged blobs; every other object keeps its good name."""
        first, second = blob_id(repo, "public.titles", "view"), blob_id(repo, "public.chapter_3")
        assert len(repo.ls_tree()) == len(repo.ls_tree("WORKING")) > 32
        done = swap(repo.conn, "blob", "content", first, second)
        assert done.rows == 2
        assert problems_of(repo.conn) == {("blob_corrupt", first), ("blob_corrupt", second)}

    @pytest.mark.slow
    def test_damage_adds_up(self, repo: Repo, target: Target) -> None:
        """Damages to different objects are all reported at once, none hides another."""
        names = ("a definition is edited", "a message is edited", "an annotation is edited", "a branch is moved")
        for name in names:
            DAMAGES[name].act(repo.conn, target)
        assert problems_of(repo.conn) == set().union(*(DAMAGES[name].problems(target) for name in names))

    def test_a_row_that_no_index_leads_to_is_found(self, repo: Repo, target: Target) -> None:
        """A commit that is in the table but not in its index is not lost, and verify() says where to look."""
        assert repo.verify() == []
        hide_from_indexes(repo.conn, "commit", "id = decode(%s, 'hex')", (target.commits[1],))
        assert problems_of(repo.conn) == {("index_damaged", target.commits[1])}
        repo.run("REINDEX TABLE pggit.commit")
        assert store_problems(repo.conn) == []
        assert [commit.commit_id for commit in repo.log()] == list(reversed(target.commits))

    @pytest.mark.slow
    def test_what_was_put_in_under_a_false_id_is_found(self, repo: Repo, story: Story) -> None:
        """A blob that somebody slipped in is reported even though no tree lists it."""
        assert repo.log()[0].commit_id == story.commits[-1]
        repo.sql("INSERT INTO pggit.blob VALUES (decode(%s, 'hex'), 'table', 'public.slipped_in', '{}')", (ZEROS,))
        assert problems_of(repo.conn) == {("blob_corrupt", ZEROS)}
