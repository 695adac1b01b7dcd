"""Restores that stop half-way are seen, and can be completed.

Method: a dump is restored in parts, as an administrator does whose restore broke off: at a section's
end, in the middle of one table of the store, or in one transaction that was killed.
"""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest

from pggit_harness.errors import HarnessError
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.oracles.sqlstate import raises_sqlstate, sqlstate_of
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.dumps import new_database, pg_dump, pg_restore, psql
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.migration, pytest.mark.fault("F27")]

COPY = re.compile(r"^COPY pggit\.(\w+) .*?^\\\.$\n", re.MULTILINE | re.DOTALL)


class TestRestoreInParts:
    """What a half-restored repository says, and what becomes of it."""

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P11")
    def test_sections_restored_one_by_one(self, repo: Repo, tmp_path: Path) -> None:
        """After each section the repository is usable and honest; after the last one it is whole.

        Looking at a repository whose history is still to come must not write anything: the rows
        that come later would collide with it.
        """
        commits = build_sample(repo)
        archive = tmp_path / "dump"
        pg_dump(repo.database.conninfo, "--format=custom", "--file", archive)
        with new_database(repo.database, "copy") as target:
            pg_restore(target.conninfo, archive, "--section=pre-data")
            with Repo.open(target) as copy:
                assert copy.log() == []
                assert copy.verify() == []
                assert {change.change for change in copy.status()} == {"added"}
                with raises_sqlstate("GT002"):
                    copy.head()
                pg_restore(target.conninfo, archive, "--section=data")
                assert [commit.commit_id for commit in copy.log()] == commits[::-1]
                # Keys and indexes come with post-data; the tables of the extension have theirs already.
                missing = {change.kind for change in copy.status() if change.change == "removed"}
                assert {"table constraint"} <= missing
                pg_restore(target.conninfo, archive, "--section=post-data")
                assert copy.status() == []
                assert store_problems(copy.conn) == []
                assert history_of(copy.conn) == history_of(repo.conn)

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P07")
    @pytest.mark.parametrize("table", ["blob", "tree", "commit", "tag", "ref", "reflog"])
    def test_restore_that_lost_a_table_of_the_store_is_reported_then_completed(self, repo: Repo, table: str) -> None:
        """A restore that broke off before one table of the store is damage that verify() names; its rows heal it."""
        commits = build_sample(repo)
        script = pg_dump(repo.database.conninfo)
        parts = {match[1]: match[0] for match in COPY.finditer(script)}
        assert len(parts[table].splitlines()) > 2, f"the dump carries no rows of pggit.{table}"
        with new_database(repo.database, "copy") as target:
            psql(target.conninfo, script.replace(parts[table], ""))
            with Repo.open(target) as copy:
                problems = copy.verify()
                assert problems != []
                assert {problem.severity for problem in problems} == {"error"}
                psql(target.conninfo, parts[table])
                assert copy.verify() == []
                assert history_of(copy.conn) == history_of(repo.conn)
                assert copy.head() == commits[-1]
                assert copy.status() == []

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P01")
    @pytest.mark.fault("F05")
    def test_restore_in_one_transaction_that_is_killed_leaves_nothing(self, repo: Repo) -> None:
        """A restore in one transaction whose session is terminated leaves an empty database, and can be run again."""
        commits = build_sample(repo)
        script = pg_dump(repo.database.conninfo)
        copies = [match for match in COPY.finditer(script) if match[1] in ("tree", "commit")]
        assert len(copies) == 2
        # The session ends itself at the second of the two: the store is half full by then.
        at = copies[1].start()
        broken = script[:at] + "SELECT pg_terminate_backend(pg_backend_pid());\n" + script[at:]
        with new_database(repo.database, "copy") as target:
            with pytest.raises(HarnessError, match=r"terminating connection|server closed the connection"):
                psql(target.conninfo, broken, "--single-transaction")
            with target.connect(autocommit=True) as session:
                assert session.execute("SELECT FROM pg_extension WHERE extname = 'pggit'").fetchall() == []
                assert session.execute("SELECT FROM pg_namespace WHERE nspname IN ('pggit', 'shop')").fetchall() == []
            psql(target.conninfo, script, "--single-transaction")
            with Repo.open(target) as copy:
                assert copy.head() == commits[-1]
                assert store_problems(copy.conn) == []
                assert history_of(copy.conn) == history_of(repo.conn)
                assert copy.status() == []

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P02")
    def test_restore_over_a_repository_of_its_own_is_refused_whole(self, repo: Repo) -> None:
        """Restoring the rows of a history into a database that already has one fails as a whole and harms neither."""
        build_sample(repo)
        rows = "".join(match[0] for match in COPY.finditer(pg_dump(repo.database.conninfo)))
        with new_database(repo.database, "copy") as target, Repo.open(target) as copy:
            copy.run("CREATE EXTENSION pggit")
            mine = copy.commit("CREATE TABLE mine (id int)", "mine")
            before = history_of(copy.conn)
            with pytest.raises(HarnessError, match="duplicate key value violates unique constraint"):
                psql(target.conninfo, rows, "--single-transaction")
            assert copy.head() == mine
            assert history_of(copy.conn) == before
            assert copy.verify() == []


class TestExtensionDroppedAndMadeAgain:
    """DROP EXTENSION takes the history, and nothing of the user's."""

    @pytest.mark.promise("P10")
    @pytest.mark.promise("P03")
    def test_drop_extension_leaves_the_users_schema_and_rows_alone(self, repo: Repo) -> None:
        """Without the extension schema and rows are what they were; made again, it sees the same tree."""
        build_sample(repo)
        repo.run("INSERT INTO shop.customer (email) VALUES ('a@b'), ('c@d')")
        tree, schema = repo.tree("HEAD"), schema_dump(repo.database.conninfo)
        assert tree != repo.tree("EMPTY")
        repo.run("DROP EXTENSION pggit")
        assert schema_dump(repo.database.conninfo) == schema
        assert repo.one("SELECT count(*) FROM shop.customer") == 2
        assert repo.one("SELECT to_regnamespace('pggit') IS NULL")
        with pytest.raises(psycopg.errors.InvalidSchemaName):
            repo.log()
        repo.run("CREATE EXTENSION pggit")
        assert repo.tree() == tree
        assert repo.log() == []
        assert repo.commit(message="again") == repo.head()
        assert repo.tree("HEAD") == tree

    @pytest.mark.promise("P12")
    @pytest.mark.promise("P01")
    @pytest.mark.fault("F02")
    def test_drop_that_is_rolled_back_loses_nothing(self, repo: Repo) -> None:
        """DROP EXTENSION in a transaction that rolls back leaves the history whole."""
        commits = build_sample(repo)
        before = history_of(repo.conn)
        with repo.conn.transaction(force_rollback=True):
            repo.run("DROP EXTENSION pggit CASCADE")
            assert repo.one("SELECT to_regnamespace('pggit') IS NULL")
        assert history_of(repo.conn) == before
        assert repo.head() == commits[-1]
        assert repo.verify() == []

    @pytest.mark.promise("P14")
    @pytest.mark.promise("P12")
    def test_store_cannot_be_dropped_piece_by_piece(self, repo: Repo) -> None:
        """A table of the store is the extension's: PostgreSQL refuses to drop it alone."""
        commits = build_sample(repo)
        for statement in (
            "DROP TABLE pggit.commit",
            "DROP FUNCTION pggit.verify(boolean)",
            "DROP SCHEMA pggit CASCADE",
        ):
            with pytest.raises(psycopg.Error) as refused:
                repo.run(statement)
            assert sqlstate_of(refused.value) == "2BP01"
        assert repo.head() == commits[-1]
        assert repo.verify() == []
