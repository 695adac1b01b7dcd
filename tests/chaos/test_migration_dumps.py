"""Histories travel with pg_dump, in every format and direction.

Method: a sample repository with commits, branches and tags is dumped and restored by PostgreSQL's
own programs; then the copy is compared with the original: byte for byte what is history, object by
object what is schema, and pg_dump's own word for it.
"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.dumps import new_database, pg_dump, pg_restore, psql
from pggit_harness.workload.load import Client, run_load
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import STEPS, build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.migration]


def assert_same_repository(copy: Repo, original: Repo) -> None:
    """History, working tree and PostgreSQL's own description are those of the original, and sound."""
    assert history_of(copy.conn) == history_of(original.conn)
    assert copy.verify() == []
    assert copy.status() == original.status()
    assert tree_differences(copy.conn, original.conn) == ""
    assert schema_dump(copy.database.conninfo) == schema_dump(original.database.conninfo)


class TestDumpAndRestore:
    """pg_dump of a repository, restored into an empty database."""

    @pytest.mark.promise("P12")
    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    def test_plain_dump_carries_the_whole_repository(self, repo: Repo) -> None:
        """A plain dump brings commits, branches, tags and reflogs along, and nothing is uncommitted afterwards."""
        commits = build_sample(repo)
        with new_database(repo.database, "copy") as target:
            psql(target.conninfo, pg_dump(repo.database.conninfo))
            with Repo.open(target) as copy:
                assert [commit.commit_id for commit in copy.log()] == commits[::-1]
                assert copy.status() == []
                assert store_problems(copy.conn) == []
                assert_same_repository(copy, repo)

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.fault("F00")
    @pytest.mark.parametrize(
        ("dump_options", "restore_options"),
        [
            (["--format=custom", "--compress=9"], []),
            (["--format=custom"], ["--jobs=3"]),
            (["--format=directory", "--jobs=3"], ["--jobs=3"]),
            (["--format=tar", "--serializable-deferrable"], []),
            (["--format=custom", "--rows-per-insert=3"], ["--disable-triggers"]),
        ],
        ids=["custom", "custom-parallel", "directory-parallel", "tar", "inserts"],
    )
    def test_every_archive_format_carries_the_repository(
        self, repo: Repo, tmp_path: Path, dump_options: list[str], restore_options: list[str]
    ) -> None:
        """Whatever the format, and restored by one job or several, the copy is the same repository."""
        commits = build_sample(repo)
        repo.run("CREATE TABLE uncommitted (id int)")
        archive = tmp_path / "dump"
        pg_dump(repo.database.conninfo, *dump_options, "--file", archive)
        with new_database(repo.database, "copy") as target:
            pg_restore(target.conninfo, archive, *restore_options)
            with Repo.open(target) as copy:
                assert copy.head() == commits[-1]
                assert {change.identity for change in copy.status() if change.kind == "table"} == {"public.uncommitted"}
                assert_same_repository(copy, repo)

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F00")
    def test_history_goes_on_in_the_copy_alone(self, repo: Repo) -> None:
        """Commits in the copy follow the old ones, and the original hears nothing of them."""
        commits = build_sample(repo)
        with new_database(repo.database, "copy") as target:
            psql(target.conninfo, pg_dump(repo.database.conninfo))
            with Repo.open(target) as copy:
                mine = copy.commit("CREATE TABLE only_in_copy (id int)", "in the copy")
                assert history_breaks(copy.conn, acknowledged=[*commits, mine], possible=[]) == []
                with raises_sqlstate("GT002"):
                    repo.rev_parse(mine)
                theirs = repo.commit("CREATE TABLE only_in_original (id int)", "in the original")
                with raises_sqlstate("GT002"):
                    copy.rev_parse(theirs)
                assert copy.log()[0].parent_ids == repo.log()[0].parent_ids == [commits[-1]]
                assert copy.verify() == repo.verify() == []

    @pytest.mark.slow
    @pytest.mark.promise("P03")
    @pytest.mark.promise("P11")
    @pytest.mark.fault("F00")
    def test_schema_only_dump_is_the_same_tree_without_history(self, repo: Repo) -> None:
        """--schema-only brings the schema and no history: the same tree id, everything uncommitted."""
        commits = build_sample(repo)
        with new_database(repo.database, "copy") as target:
            psql(target.conninfo, pg_dump(repo.database.conninfo, "--schema-only"))
            with Repo.open(target) as copy:
                assert copy.log() == []
                assert copy.tree() == repo.tree(commits[-1])
                added = {(change.kind, change.identity) for change in copy.status()}
                assert added == {(entry.kind, entry.identity) for entry in repo.ls_tree()}
                assert copy.rev_parse(copy.commit(message="from a schema dump")) != commits[-1]
                assert copy.tree("HEAD") == repo.tree("HEAD")

    @pytest.mark.slow
    @pytest.mark.promise("P12")
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F30")
    @pytest.mark.fault("F11")
    def test_dump_taken_while_commits_run_is_a_prefix_of_history(self, repo: Repo, tmp_path: Path) -> None:
        """A dump under load is the repository as it was at one moment: sound, and a prefix of what history became."""
        first = repo.commit("CREATE TABLE base (id int)", "base")
        archive = tmp_path / "dump"
        dumping = threading.Event()

        def committer(client: Client) -> None:
            client.commit(f"{client.number}.{client.round}", f"CREATE TABLE t_{client.number}_{client.round} (id int)")
            dumping.set()

        def dumper(client: Client) -> None:
            assert dumping.wait(timeout=60), "nobody committed"
            pg_dump(repo.database.conninfo, "--format=custom", "--file", archive)

        tally = run_load(repo.database, [committer, committer, committer, dumper], rounds=40, seconds=4)

        assert tally.refused == {}
        with new_database(repo.database, "copy") as target:
            pg_restore(target.conninfo, archive)
            with Repo.open(target) as copy:
                told = [first, *tally.commits]
                assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
                everything = [commit.commit_id for commit in reversed(repo.log())]
                dumped = [commit.commit_id for commit in reversed(copy.log())]
                assert 1 < len(dumped) < len(everything)
                assert dumped == everything[: len(dumped)]
                assert store_problems(copy.conn) == []
                # DDL and its commit are one transaction: none of it is in the dump alone.
                assert copy.status() == []


class TestSameSchemaTwice:
    """One schema, built in two ways."""

    @pytest.mark.slow
    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    def test_by_script_and_by_dump_has_the_same_tree_id(self, repo: Repo) -> None:
        """Written at once, grown step by step or restored from a dump: one schema has one tree id."""
        grown = build_sample(repo)[-1]
        with new_database(repo.database, "copy") as restored, new_database(repo.database, "script") as scripted:
            psql(restored.conninfo, pg_dump(repo.database.conninfo, "--exclude-extension=pggit"))
            with Repo.open(scripted) as script, Repo.open(restored) as copy:
                script.run("CREATE EXTENSION pggit")
                copy.run("CREATE EXTENSION pggit")
                # pg_dump's script, in other words: as a person would write the last state down.
                script.run(
                    "CREATE SCHEMA shop; CREATE TYPE shop.state AS ENUM ('new', 'paid', 'sent');"
                    "CREATE SEQUENCE shop.invoice INCREMENT 10 START 1000;"
                    "CREATE TABLE shop.customer (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,"
                    " email character varying(200), UNIQUE (email));"
                    'CREATE TABLE shop."Order" (id bigserial PRIMARY KEY, customer int NOT NULL'
                    " REFERENCES shop.customer (id), state shop.state DEFAULT 'new', note text DEFAULT 'a''b');"
                    'CREATE VIEW shop.unpaid AS SELECT id, NULL::numeric(10, 2) AS total FROM shop."Order";'
                    "CREATE FUNCTION shop.tax(amount numeric) RETURNS numeric IMMUTABLE LANGUAGE sql"
                    " AS $$SELECT amount * 0.19$$;"
                    "GRANT SELECT ON shop.unpaid TO PUBLIC;"
                    "COMMENT ON COLUMN shop.customer.email IS 'unique';"
                    "COMMENT ON TABLE shop.customer IS 'Wer bei uns kauft: für immer'"
                )
                assert tree_differences(script.conn, repo.conn, "WORKING", grown) == ""
                assert tree_differences(copy.conn, repo.conn, "WORKING", grown) == ""
                assert script.commit(message="mine") != grown
                assert script.tree("HEAD") == copy.tree() == repo.tree(grown)
                assert repo.tree(grown) != repo.tree("EMPTY")
                assert len(repo.log()) == len(STEPS)

    @pytest.mark.promise("P12")
    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    def test_check_on_a_varchar_is_not_modified_by_a_restore(self, repo: Repo) -> None:
        """An expression that PostgreSQL itself prints differently after a restore is not reported as a change."""
        repo.run(
            "CREATE TABLE light (colour varchar(10) CHECK (colour IN ('red', 'it''s', 'green')),"
            " other varchar CHECK (other NOT IN ('a', 'b')));"
            "CREATE VIEW bright AS SELECT colour, other IN ('x', 'y') AS is_odd FROM light WHERE colour IN ('q', 'r]');"
            "CREATE INDEX ON light ((colour IN ('a', 'b'))) WHERE colour IN ('a', other);"
            "ALTER TABLE light ADD COLUMN dark boolean GENERATED ALWAYS AS (colour NOT IN ('a', 'b')) STORED;"
            "CREATE FUNCTION is_light(c varchar) RETURNS boolean LANGUAGE sql"
            " BEGIN ATOMIC SELECT c IN ('red', 'green'); END"
        )
        # What looks like it but stands in a constant, or in a body that is a string, is the user's own text.
        text = "(ARRAY['a'::character varying, ''::character varying])::text[]"
        repo.conn.execute(f"CREATE FUNCTION written() RETURNS text[] LANGUAGE sql AS $$SELECT {text}$$".encode())
        repo.conn.execute(f"ALTER TABLE light ADD COLUMN t text DEFAULT $${text}$$".encode())
        mine = repo.commit(message="a light")
        assert [entry.identity for entry in repo.ls_tree() if text in entry.definition] == ["public.written()"]
        assert [
            entry.identity for entry in repo.ls_tree() if "'" + text.replace("'", "''") + "'" in entry.definition
        ] == ["public.light.t"]
        with new_database(repo.database, "copy") as target:
            psql(target.conninfo, pg_dump(repo.database.conninfo))
            with Repo.open(target) as copy:
                assert copy.rev_parse("HEAD") == mine
                assert tree_differences(copy.conn, repo.conn) == ""
                assert copy.status() == []
