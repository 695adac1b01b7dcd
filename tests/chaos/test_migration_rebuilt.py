"""A commit says enough to make its schema anew.

Method: the definitions that ls_tree() gives of a commit are run in an empty database, in whatever order
PostgreSQL takes them: one that is refused is tried again after the others. The result is compared with
the original by tree id and by pg_dump's own word.
"""

from __future__ import annotations

import psycopg
import pytest

from pggit_harness.errors import HarnessError
from pggit_harness.oracles.schema_dump import schema_dump
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.dumps import new_database
from pggit_harness.workload.repo import Repo, TreeEntry
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.migration, pytest.mark.slow]


def run_in_any_order(repo: Repo, entries: list[TreeEntry]) -> int:
    """Run every definition, those that are refused again and again as long as any succeeds.

    Returns:
        how many rounds it took.

    Raises:
        HarnessError: some cannot be run at all.
    """
    left, rounds = list(entries), 0
    while left:
        refused: list[tuple[TreeEntry, str]] = []
        for entry in left:
            try:
                repo.run(entry.definition)
            except psycopg.Error as error:
                refused.append((entry, str(error)))
        if len(refused) == len(left):
            raise HarnessError("These definitions cannot be run:\n" + "\n".join(map(str, refused)))
        left, rounds = [entry for entry, _ in refused], rounds + 1
    return rounds


def statements(repo: Repo, rev: str) -> list[TreeEntry]:
    """The definitions of a commit as single statements, the columns of a table in the order that the commit names."""
    place: dict[str, int] = {}
    found = []
    for entry in repo.ls_tree(rev):
        if entry.kind == "column order":
            # No statement: the order is kept by adding the columns in it.
            table, _, columns = entry.definition.partition(" (")
            place |= {
                f"{table}.{column}": number for number, column in enumerate(columns.removesuffix(")").split(", "))
            }
        elif entry.kind == "sequence":
            # A sequence and the column that owns it need one another: first it is made, then owned.
            found += [entry._replace(definition=part) for part in entry.definition.split(";\n")]
        else:
            found.append(entry)
    early = ("schema", "type", "sequence", "table", "table column")
    return sorted(
        found,
        key=lambda entry: (
            early.index(entry.kind) if entry.kind in early else len(early),
            place.get(entry.identity, 0),
        ),
    )


@pytest.mark.promise("P04")
@pytest.mark.promise("P03")
@pytest.mark.fault("F00")
class TestRebuiltFromItsDefinitions:
    """What ls_tree() says of a commit, run in an empty database."""

    def test_every_commit_of_the_sample_can_be_made_anew(self, repo: Repo) -> None:
        """Each commit's definitions make its very tree in an empty database, and the last one pg_dump's very text."""
        commits = build_sample(repo)
        for number, commit in enumerate(commits):
            with new_database(repo.database, f"anew_{number}") as target, Repo.open(target) as anew:
                anew.run("CREATE EXTENSION pggit")
                assert run_in_any_order(anew, statements(repo, commit)) >= 1
                assert tree_differences(anew.conn, repo.conn, "WORKING", commit) == ""
                assert anew.commit(message="anew") == anew.head() != commit
                if commit == commits[-1]:
                    assert schema_dump(target.conninfo) == schema_dump(repo.database.conninfo)
        assert len({repo.tree(commit) for commit in commits}) == len(commits)

    def test_what_grew_and_shrank_can_be_made_anew(self, repo: Repo) -> None:
        """Columns dropped in the middle, renamed constraints, swapped defaults: the definitions say what is left."""
        repo.commit(
            "CREATE TABLE parent (a int, b int, c int, PRIMARY KEY (a, b));"
            "CREATE TABLE child (x int, y int, z text, FOREIGN KEY (x, y) REFERENCES parent ON DELETE CASCADE)",
            "begin",
        )
        repo.run(
            "ALTER TABLE parent DROP COLUMN c; ALTER TABLE parent ADD COLUMN d text; ALTER TABLE child DROP COLUMN z"
        )
        repo.run("ALTER TABLE child RENAME CONSTRAINT child_x_y_fkey TO kin; ALTER TABLE parent RENAME TO ancestor")
        repo.run("CREATE SEQUENCE s OWNED BY ancestor.d; ALTER TABLE child ALTER y SET DEFAULT nextval('s')")
        repo.run("CREATE VIEW kin_of AS SELECT a.d, c.* FROM child AS c JOIN ancestor AS a ON (a.a, a.b) = (c.x, c.y)")
        repo.run(
            "CREATE UNIQUE INDEX ON child (x DESC NULLS LAST) WHERE y > 3; COMMENT ON CONSTRAINT kin ON child IS 'k'"
        )
        tip = repo.commit(message="end")
        with new_database(repo.database, "anew") as target, Repo.open(target) as anew:
            anew.run("CREATE EXTENSION pggit")
            run_in_any_order(anew, statements(repo, tip))
            assert tree_differences(anew.conn, repo.conn, "WORKING", tip) == ""
            assert anew.tree() == repo.tree(tip) != repo.tree("HEAD~1")
            assert schema_dump(target.conninfo) == schema_dump(repo.database.conninfo)
