"""What was committed can be made again, exactly.

Method: a schema is committed, ``rebuild()`` writes the script, and the script is run in a database
that holds nothing. The judges are PostgreSQL's own ``pg_dump --schema-only`` and the tree id.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.tree_equality import tree_differences, tree_id
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample
from pggit_harness.workload.strategies import Program, programs

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P04")]

EXAMPLES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def script(repo: Repo, rev: str = "HEAD") -> list[str]:
    """The statements of rebuild(), in their order; the steps are numbered from 1 without a gap."""
    rows = repo.sql("SELECT step, statement FROM pggit.rebuild(%s) ORDER BY step", (rev,))
    assert [step for step, _ in rows] == list(range(1, len(rows) + 1))
    return [statement for _, statement in rows]


def run(repo: Repo, statements: list[str]) -> None:
    for statement in statements:
        repo.run(statement)


def schemas(repo: Repo) -> set[str]:
    """The schemas of the database, quoted where they need it."""
    return {name for (name,) in repo.sql("SELECT quote_ident(nspname) FROM pg_namespace")}


def drop(repo: Repo, names: set[str]) -> None:
    for name in sorted(names):
        repo.run(f"DROP SCHEMA {name} CASCADE")


class TestRebuild:
    """rebuild() in an empty database."""

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_every_commit_of_a_history_can_be_made_again(self, repo: Repo) -> None:
        """Each commit of a history, old ones too, gives its own tree in an empty database."""
        for commit in build_sample(repo):
            with new_database(repo.database, "rebuilt") as target, Repo.open(target) as copy:
                copy.run("CREATE EXTENSION pggit")
                run(copy, script(repo, commit))
                assert tree_differences(copy.conn, repo.conn, "WORKING", commit) == ""
                assert {change for change, _, _ in copy.status()} == {"added"}

    @pytest.mark.fault("F00")
    def test_the_dump_is_the_same(self, repo: Repo) -> None:
        """pg_dump --schema-only of the rebuilt database is, to the letter, that of the committed one."""
        build_sample(repo)
        with new_database(repo.database, "rebuilt") as target, Repo.open(target) as copy:
            copy.run("CREATE EXTENSION pggit")
            run(copy, script(repo))
            assert copy.tree() == repo.tree("HEAD")
            assert schema_dump(target.conninfo) == schema_dump(repo.database.conninfo)

    @pytest.mark.slow
    @pytest.mark.fault("F28")
    def test_any_schema_can_be_made_again(self, repo: Repo) -> None:
        """Any program of DDL, hostile names included, is rebuilt to the same id and the same dump."""

        @EXAMPLES
        @given(programs(max_schemas=2))
        def one(program: Program) -> None:
            before = schemas(repo)
            try:
                run(repo, program.statements())
                committed, dump = tree_id(repo.conn), schema_dump(repo.database.conninfo)
                statements = script(repo, "WORKING")
                repo.sql("SELECT pggit.commit('any', allow_empty => true)")
                assert script(repo) == statements
                drop(repo, schemas(repo) - before)
                run(repo, statements)
                assert tree_id(repo.conn) == committed
                assert repo.status() == []
                assert schema_dump(repo.database.conninfo) == dump
            finally:
                drop(repo, schemas(repo) - before)

        one()

    @pytest.mark.fault("F01")
    def test_what_cannot_be_tracked_is_not_left_out(self, repo: Repo) -> None:
        """The live schema with an object that pggit does not cover has no script, rather than a shorter one."""
        commit = repo.commit("CREATE TABLE kept (id int)")
        repo.run(
            "CREATE SUBSCRIPTION counted CONNECTION 'dbname=none password=x' PUBLICATION p"
            " WITH (connect = false, slot_name = NONE)"
        )
        with raises_sqlstate("GT010"):
            script(repo, "WORKING")
        assert script(repo, commit)
        assert script(repo, "EMPTY") == []
        with raises_sqlstate("GT002"):
            script(repo, "nowhere")
