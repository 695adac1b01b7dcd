"""Any two schemas can be moved into one another: those that chance makes of statements which PostgreSQL accepts.

Method: a schema grows by random DDL and is committed, changes by more of it and is committed again. The live schema
is moved back and forth between the two: by ``checkout()`` where they were made (so that renames were seen), and by what
``migration()`` says in another database, which knows both from a bundle alone. ``checkout()`` looks at what it has done
and goes on from there; a script has to be right at once. The first one begins with nothing: it makes the same schema
in another order than its author did (promises P03 and P04). The judges are PostgreSQL's ``pg_dump --schema-only`` and
the tree id.
A failure names the seed and prints every statement: it is an example that needs no luck.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.oracles.same_schema import dump_differences, without_the_order_of_rights
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.chance import fresh, grow, hand_over
from pggit_harness.workload.dumps import pg_dump
from pggit_harness.workload.examples import seeds
from pggit_harness.workload.large import call_it_large
from pggit_harness.workload.proposals import CHANGING, MAKING
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P03"),
    pytest.mark.promise("P04"),
    pytest.mark.promise("P05"),
    pytest.mark.promise("P10"),
    pytest.mark.usefixtures("hired_roles"),
]

SEEDS = seeds()
# Small: many small schemas meet more pairs of kinds than one big one, and what fails can be read.
MADE, CHANGED = 12, 4


def dump_of(repo: Repo) -> str:
    """What pg_dump says of the schema; grants in the order of the alphabet, for those that stand already come first."""
    return without_the_order_of_rights(pg_dump(repo.database.conninfo, "--schema-only"))


def evolve(repo: Repo, random: Random, made: int, changed: int) -> tuple[list[str], dict[str, str]]:
    """Two commits, main~1 and main: the statements that led to them, and by commit what pg_dump says of it."""
    dumps = {}
    statements = grow(repo, random, made, [*MAKING, *MAKING, *CHANGING], "a")
    dumps["main~1"] = dump_of(repo)
    statements += grow(repo, random, changed, [*MAKING, *CHANGING, *CHANGING, *CHANGING], "b")
    dumps["main"] = dump_of(repo)
    return statements, dumps


def by_checkout(repo: Repo, rev: str) -> None:
    """Move the live schema there, as a user does."""
    repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (rev,))


def by_script(repo: Repo, rev: str) -> None:
    """Move the live schema there by the statements of ``migration()``, in one transaction."""
    with repo.conn.transaction():
        for (statement,) in repo.sql("SELECT statement FROM pggit.migration('WORKING', %s) ORDER BY step", (rev,)):
            repo.run(statement)


def move(repo: Repo, prefix: str, dumps: dict[str, str], go: Callable[[Repo, str], None]) -> str:
    """Move the live schema from one commit to the other and back; what went wrong, or ''."""
    for rev in ("main~1", "main", "main~1"):
        where = f"{prefix or 'where it was made, '}to {rev}"
        try:
            go(repo, prefix + rev)
        except psycopg.Error as error:
            return f"{where}: {error.sqlstate} {error}"
        if found := tree_differences(repo.conn, repo.conn, "WORKING", prefix + rev):
            return f"{where}, objects differ (left is what was made):\n{found}"
        if found := dump_differences(dumps[rev], dump_of(repo)):
            return f"{where}, dumps differ (original is what was wanted):\n{found}"
        # Nothing is left to do but to name it.
        repo.sql("SELECT pggit.checkout(%s, force => true)", (prefix + rev,))
        if changes := repo.status():
            return f"{where}, status() says {changes}"
    return ""


@SEEDS
@given(seed=st.integers(0, 2**32 - 1))
def test_schemas_of_chance_are_moved_into_one_another(repo: Repo, seed: int) -> None:
    """Every checkout arrives at what was committed, to the letter, whether renames were seen or not."""
    with fresh(repo.database, "evolved") as here, fresh(repo.database, "elsewhere") as there:
        if seed % 2:
            # Of large schemas a plan sees only what it can concern.
            call_it_large(here)
            call_it_large(there)
        statements, dumps = evolve(here, Random(seed), MADE, CHANGED)
        wrong = move(here, "", dumps, by_checkout)
        if not wrong:
            hand_over(here, there)
            wrong = move(there, "imported/", dumps, by_script)
    assert not wrong, f"seed {seed}: {wrong}\n\n" + "\n".join(f"{statement};" for statement in statements)
