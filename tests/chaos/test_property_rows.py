"""Rows live through every move between two schemas of chance, or the move is refused.

Method: as in test_property_moves.py two schemas grow by random DDL; each is filled with rows there and left for the
other: where it was made, and in another database, which knows of no rename. What a checkout without permission does
not refuse has lost no row, no value and no sequence's position; what it refuses has changed nothing. The values may not
fit the other schema: PostgreSQL's own refusals are right then.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.oracles.kept_rows import contents, losses
from pggit_harness.oracles.tree_equality import tree_differences
from pggit_harness.workload.chance import fresh, grow, hand_over
from pggit_harness.workload.examples import seeds
from pggit_harness.workload.filling import fill
from pggit_harness.workload.proposals import CHANGING, MAKING
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import outcome_of

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P05"),
    pytest.mark.promise("P10"),
    pytest.mark.usefixtures("hired_roles"),
]

SEEDS = seeds()
MADE, CHANGED = 14, 5
LOSS = "GT008"
# Class 22 and 23: data exceptions, and violations of constraints.
DO_NOT_FIT = ("22", "23")


def evolve(repo: Repo, random: Random) -> list[str]:
    """Two commits, main~1 and main, by statements that it returns."""
    made = grow(repo, random, MADE, [*MAKING, *MAKING, *CHANGING], "a")
    return made + grow(repo, random, CHANGED, [*MAKING, *CHANGING, *CHANGING], "b")


def leave(repo: Repo, random: Random, rev: str, renames: bool) -> str:
    """Fill the live schema and leave it for another one; what went wrong, or ''.

    Arguments:
        renames: what is gone may only have another name.
    """
    fill(repo.conn, random)
    here, before = repo.tree(), contents(repo.conn)
    refused = outcome_of(lambda: repo.sql("SELECT pggit.checkout(%s)", (rev,))).sqlstate
    after = contents(repo.conn, before)
    found = losses(before, after)
    if refused is None:
        if renames:
            found.gone.clear()
        wrong = f"{found}\n{tree_differences(repo.conn, repo.conn, 'WORKING', rev)}".strip()
        return f"to {rev}, without permission:\n{wrong}" if wrong else ""
    if found or repo.tree() != here or repo.status():
        return f"to {rev}, refused with {refused}, but:\n{found}"
    if refused == LOSS:
        outcome = outcome_of(lambda: repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (rev,)))
        refused = outcome.sqlstate
        if refused is None:
            return tree_differences(repo.conn, repo.conn, "WORKING", rev)
    return "" if refused[:2] in DO_NOT_FIT else f"to {rev}: {refused}"


@SEEDS
@given(seed=st.integers(0, 2**32 - 1))
def test_rows_outlive_the_moves_of_schemas_of_chance(repo: Repo, seed: int) -> None:
    """No value is lost without permission, whether renames were seen or not, and refusals change nothing."""
    random = Random(seed)
    with fresh(repo.database, "here") as here, fresh(repo.database, "there") as there:
        statements = evolve(here, random)
        hand_over(here, there)
        there.sql("SELECT pggit.checkout('imported/main')")
        wrong = [
            said
            for database, prefix in ((here, ""), (there, "imported/"))
            for rev in ("main~1", "main")
            if (said := leave(database, random, prefix + rev, renames=database is here))
        ]
    assert not wrong, f"seed {seed}: {wrong}\n\n" + "\n".join(f"{statement};" for statement in statements)
