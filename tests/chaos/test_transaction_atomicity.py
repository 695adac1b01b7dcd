"""A commit is there whole or not at all, whatever ends the transaction that it is part of.

Method: the store is compared row by row before and after. Errors come from the user's own statements,
from the end of the transaction, and from inside the call itself, at each table that it writes.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.faults.refused_writes import CONSTRAINT, SQLSTATE, refuse_writes
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import TABLES, changed_tables, store_state
from pggit_harness.workload.examples import examples
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions

pytestmark = [pytest.mark.chaos, pytest.mark.transaction, pytest.mark.promise("P01")]


def messages(repo: Repo) -> list[str]:
    """The messages of the history, oldest first."""
    return [row.message for row in repo.log()][::-1]


class TestRollback:
    """Transactions that fail as a whole."""

    @pytest.mark.fault("F01")
    def test_rolled_back_work_leaves_no_trace(self, repo: Repo) -> None:
        """After an error in their transaction, neither the DDL nor the commit, branch and tag are there."""
        base = repo.commit("CREATE TABLE kept (id int)", "kept")
        before, tree = store_state(repo.conn), repo.tree()
        statements = (
            "CREATE TABLE t (id int PRIMARY KEY)",
            "SELECT pggit.commit('in the transaction')",
            "SELECT pggit.create_branch('b'), pggit.create_tag('t', 'HEAD', 'x'), pggit.rename_branch('main', 'm')",
        )

        with raises_sqlstate("22012"), repo.conn.transaction():
            for statement in statements:
                repo.run(statement)
            undone_tree = repo.tree()
            assert [row.name for row in repo.branches()] == ["b", "m"]
            repo.run("SELECT 1 / 0")

        assert changed_tables(before, store_state(repo.conn)) == {}
        assert (repo.head(), repo.tree(), repo.status()) == (base, tree, [])
        with repo.conn.transaction():
            for statement in statements:
                repo.run(statement)
        assert messages(repo) == ["kept", "in the transaction"]
        assert repo.tree("HEAD") == repo.tree("t") == undone_tree != tree
        assert repo.verify() == []

    @pytest.mark.fault("F01")
    def test_an_error_at_any_stage_of_a_commit_undoes_all_of_it(self, repo: Repo) -> None:
        """Whichever table of the store refuses its row, a commit that could not write it has written nothing."""
        base = repo.commit("CREATE TABLE kept (id int)", "kept")
        repo.run("CREATE TABLE pending (id int)")
        before, changes = store_state(repo.conn), repo.status()
        assert len(changes) == 4

        for table in ("blob", "tree", "commit", "ref", "reflog"):
            with refuse_writes(repo.conn, table), raises_sqlstate(SQLSTATE) as refusal:
                repo.commit(message="refused")
            assert refusal.error.diag.constraint_name == CONSTRAINT
            assert refusal.error.diag.table_name == table
            assert changed_tables(before, store_state(repo.conn)) == {}
            assert (repo.head(), repo.status()) == (base, changes)

        accepted = repo.commit(message="accepted")
        assert history_breaks(repo.conn, acknowledged=[base, accepted], possible=[]) == []

    @pytest.mark.fault("F01")
    def test_an_error_at_any_stage_of_a_ref_change_undoes_all_of_it(self, repo: Repo) -> None:
        """Branches and tags are made, renamed and deleted whole or not at all."""
        repo.commit(message="first", allow_empty=True)
        repo.sql("SELECT pggit.create_branch('b'), pggit.create_tag('t')")
        before = store_state(repo.conn)
        stages = {
            "SELECT pggit.create_branch('new')": ("ref", "reflog"),
            "SELECT pggit.create_tag('new')": ("ref", "tag", "reflog"),
            "SELECT pggit.rename_branch('b', 'new')": ("ref", "reflog"),
            "SELECT pggit.rename_branch('main', 'new')": ("ref", "reflog", "head"),
            "SELECT pggit.delete_branch('b')": ("reflog",),
            "SELECT pggit.delete_tag('t')": ("reflog",),
        }
        assert {table for tables in stages.values() for table in tables} < set(TABLES)

        for call, tables in stages.items():
            for table in tables:
                with refuse_writes(repo.conn, table), raises_sqlstate(SQLSTATE):
                    repo.sql(call)
                assert changed_tables(before, store_state(repo.conn)) == {}, (call, table)
            with repo.conn.transaction(force_rollback=True):
                repo.sql(call)
                assert {*tables} <= changed_tables(before, store_state(repo.conn)).keys()
        assert repo.verify() == []

    @pytest.mark.fault("F01")
    def test_an_error_at_the_end_of_the_transaction_undoes_the_commit(self, repo: Repo) -> None:
        """A deferred constraint that fails at COMMIT takes the acknowledged call back with everything else."""
        base = repo.commit(
            "CREATE TABLE a (id int PRIMARY KEY);CREATE TABLE b (a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED)",
            "base",
        )
        before = store_state(repo.conn)

        with raises_sqlstate("23503"), repo.conn.transaction():
            repo.run("INSERT INTO b VALUES (1)")
            told = repo.commit("CREATE TABLE c (id int)", "too early")
            assert repo.head() == told != base

        assert changed_tables(before, store_state(repo.conn)) == {}
        with raises_sqlstate("GT002"):
            repo.rev_parse(told)
        assert (repo.head(), repo.status()) == (base, [])


class TestSubtransactions:
    """Parts of a transaction that are taken back while the rest goes on."""

    @pytest.mark.fault("F02")
    def test_savepoints_take_back_what_came_after_them(self, repo: Repo) -> None:
        """ROLLBACK TO takes the commits since the savepoint out of history; later ones follow the one before it."""
        repo.run("BEGIN")
        first = repo.commit("CREATE TABLE a (id int)", "a")
        repo.run("SAVEPOINT s")
        taken_back = [repo.commit("CREATE TABLE b (id int)", "b")]
        repo.run("SAVEPOINT s")
        taken_back.append(repo.commit("CREATE TABLE c (id int)", "c"))
        repo.run("SELECT pggit.create_branch('gone')")
        repo.run("RELEASE SAVEPOINT s; ROLLBACK TO SAVEPOINT s")
        assert repo.status() == []
        last = repo.commit("CREATE TABLE d (id int)", "d")
        repo.run("COMMIT")

        assert history_breaks(repo.conn, acknowledged=[first, last], possible=[]) == []
        assert messages(repo) == ["a", "d"]
        assert [row["new_id"] for row in repo.reflog("main")] == [last, first]
        assert repo.sql("SELECT count(*) FROM pggit.commit WHERE encode(id, 'hex') = ANY (%s)", (taken_back,)) == [(0,)]
        assert {row.identity for row in repo.ls_tree() if row.kind == "table"} == {"public.a", "public.d"}
        assert repo.verify() == []

    @pytest.mark.fault("F02")
    def test_exception_blocks_take_back_what_they_caught(self, repo: Repo) -> None:
        """Of commits in a loop of exception blocks, those stay whose block did not fail."""
        repo.run("""
            DO $$
            BEGIN
                FOR i IN 1 .. 4 LOOP
                    BEGIN
                        EXECUTE format('CREATE TABLE t%s (id int)', i);
                        PERFORM pggit.commit(format('commit %s', i));
                        PERFORM pggit.create_tag(format('v%s', i));
                        PERFORM 1 / (i % 2);
                    EXCEPTION WHEN division_by_zero THEN
                        PERFORM pggit.create_tag(format('failed%s', i));
                    END;
                END LOOP;
            END $$""")

        assert messages(repo) == ["commit 1", "commit 3"]
        tags = dict(repo.sql("SELECT name, commit_id FROM pggit.tags()"))
        head, first = repo.head(), repo.rev_parse("HEAD~1")
        assert tags == {"v1": first, "failed2": first, "v3": head, "failed4": head}
        assert {row.identity for row in repo.ls_tree() if row.kind == "table"} == {"public.t1", "public.t3"}
        assert repo.verify() == []

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F02")
    def test_any_nest_of_savepoints_leaves_the_history_that_it_should(self, repo: Repo) -> None:
        """However savepoints are set, released and rolled back to, history holds what survived, in order."""
        step = st.sampled_from(("commit", "commit", "savepoint", "rollback", "release"))

        @examples(cost=2)
        @given(st.lists(step, min_size=3, max_size=8))
        def one(steps: list[str]) -> None:
            survived: list[str] = []
            marks: list[int] = []
            with repo.conn.transaction(force_rollback=True):
                for number, kind in enumerate(steps):
                    if kind == "commit":
                        survived.append(repo.commit(f"CREATE SEQUENCE s{number}", f"commit {number}"))
                    elif kind == "savepoint":
                        repo.run(f"SAVEPOINT level{len(marks)}")
                        marks.append(len(survived))
                    elif marks and kind == "rollback":
                        repo.run(f"ROLLBACK TO SAVEPOINT level{len(marks) - 1}")
                        del survived[marks[-1] :]
                    elif marks:
                        marks.pop()
                        repo.run(f"RELEASE SAVEPOINT level{len(marks)}")
                assert [row.commit_id for row in repo.log()] == survived[::-1]
                assert len(repo.ls_tree("WORKING")) == 2 * len(survived)
                assert repo.verify() == []
            assert repo.log() == []

        one()
        kept = repo.commit("CREATE SEQUENCE kept", "kept")
        assert [row.commit_id for row in repo.log()] == [kept]


class TestInsideCode:
    """Commits that functions and procedures make."""

    @pytest.mark.fault("F01")
    def test_a_procedure_keeps_what_it_committed_before_it_failed(self, repo: Repo) -> None:
        """COMMIT in a procedure makes the commits so far permanent; those after it go with the error."""
        base = repo.commit(
            "CREATE PROCEDURE steps() LANGUAGE plpgsql AS $$ BEGIN"
            " CREATE TABLE one (id int); PERFORM pggit.commit('one'); COMMIT;"
            " CREATE TABLE two (id int); PERFORM pggit.commit('two'); PERFORM 1 / 0; END $$",
            "base",
        )

        with raises_sqlstate("22012"):
            repo.run("CALL steps()")

        assert messages(repo) == ["base", "one"]
        assert repo.rev_parse("HEAD~1") == base
        assert repo.status() == []
        assert repo.verify() == []

    @pytest.mark.promise("P02")
    @pytest.mark.fault("F00")
    def test_commits_of_one_transaction_are_seen_together(self, repo: Repo, sessions: Sessions) -> None:
        """A function may make several commits; others see none of them, and then all, in one line."""
        base = repo.commit(
            "CREATE FUNCTION three() RETURNS text[] LANGUAGE plpgsql AS $$ DECLARE ids text[]; BEGIN"
            " FOR i IN 1 .. 3 LOOP EXECUTE format('CREATE TABLE t%s (id int)', i);"
            " ids := ids || pggit.commit(format('commit %s', i)); END LOOP; RETURN ids; END $$",
            "base",
        )
        writer = sessions.open("writer")
        writer.do("BEGIN")
        told = writer.do("SELECT three()")
        assert writer.do("SELECT pggit.rev_parse('HEAD~2')") == told[0]
        assert repo.head() == base

        writer.do("COMMIT")

        assert history_breaks(repo.conn, acknowledged=[base, *told], possible=[]) == []
        assert messages(repo) == ["base", "commit 1", "commit 2", "commit 3"]
        assert [len([r for r in repo.ls_tree(rev) if r.kind == "table"]) for rev in told] == [1, 2, 3]
