"""Two lines of history that chance makes are merged as a model of a few dictionaries says, or refused for a reason.

Method: a schema grows by random DDL and is committed; each of two branches changes it by more of it. Preview and
merge, both ways, are compared with the reference model of oracles/three_way.py; so are the strategies where there is
a conflict, and cherry-pick and revert where there is none. What the model calls clean may still be no schema: then
both ways are refused, and nothing has changed. Renames: test_property_renames.py. A failure names the seed and prints
every statement.
"""

from __future__ import annotations

from random import Random

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.oracles.three_way import ORDER, Objects, changed, settled, three_way, unexplained, without_orders
from pggit_harness.oracles.tree_equality import listing
from pggit_harness.workload.chance import fresh, grow
from pggit_harness.workload.examples import seeds
from pggit_harness.workload.merging import merged_tree, preview
from pggit_harness.workload.proposals import KEEPING_NAMES, MAKING
from pggit_harness.workload.repo import Repo

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.property,
    pytest.mark.slow,
    pytest.mark.fault("F00"),
    pytest.mark.promise("P06"),
    pytest.mark.usefixtures("hired_roles"),
]

SEEDS = seeds()
# So few changes that about half of the merges are clean.
MADE, CHANGED = 12, 4


def evolve(repo: Repo, random: Random) -> list[str]:
    """main~1, and from it main and theirs, which is checked out: the statements that led to them."""
    done: list[str] = []
    for branch, wanted in (("main", MADE), ("main", CHANGED), ("theirs", CHANGED)):
        if branch == "theirs":
            repo.run(
                "SELECT pggit.create_branch('theirs', 'main~1'), pggit.checkout('theirs', allow_data_loss => true)"
            )
        proposals = [*MAKING, *KEEPING_NAMES, *(KEEPING_NAMES * 2 if done else MAKING)]
        done += grow(repo, random, wanted, proposals, f"on {branch}")
    return done


def merge_into(repo: Repo, target: str, source: str, base: Objects) -> str | None:
    """What merging one branch into the other leads to: a tree id; None where it is refused. Nothing stays of it."""
    ours, theirs = listing(repo.conn, target), listing(repo.conn, source)
    wanted = three_way(base, ours, theirs)
    rows = {(row.kind, row.identity): row.outcome for row in preview(repo, source, target)}
    conflicts = {key for key, outcome in rows.items() if outcome == "conflict"}
    assert wanted.conflicts <= conflicts, "a conflict that the preview does not say"
    assert unexplained(conflicts, base, ours, theirs) == frozenset()
    assert {key for key in rows if key[0] != ORDER} - conflicts == wanted.clean - conflicts
    with repo.conn.transaction(force_rollback=True):
        repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (target,))
        with repo.conn.transaction(force_rollback=True):
            tree = merged_tree(repo, source)
            if tree is not None:
                assert without_orders(listing(repo.conn)) == wanted.objects
                assert not conflicts, "merged in spite of a conflict"
        for strategy, side in (("ours", ours), ("theirs", theirs)) if conflicts else ():
            with repo.conn.transaction(force_rollback=True):
                if merged_tree(repo, source, strategy=strategy) is not None:
                    assert settled(listing(repo.conn), side, conflicts, wanted) == frozenset()
    return tree


def pick_and_revert(repo: Repo, merged_tree: str) -> None:
    """One commit picked is what merging it would be; reverted, it is as if it had never been."""
    before = repo.tree("main")
    repo.run("SELECT pggit.checkout('main', allow_data_loss => true)")
    repo.run("SELECT pggit.cherry_pick('theirs')")
    assert repo.tree() == merged_tree
    repo.run("SELECT pggit.revert('HEAD')")
    assert repo.tree() == before


def check(repo: Repo) -> None:
    """Everything that has to hold of main and theirs."""
    base = listing(repo.conn, "main~1")
    trees = {merge_into(repo, "main", "theirs", base), merge_into(repo, "theirs", "main", base)}
    assert len(trees) == 1, f"which side is named first changes the tree: {trees}"
    (tree,) = trees
    if tree is not None and changed(base, listing(repo.conn, "theirs")) and tree != repo.tree("main"):
        pick_and_revert(repo, tree)
    assert repo.verify() == []


@SEEDS
@given(seed=st.integers(0, 2**32 - 1))
def test_branches_of_chance_are_merged_as_the_model_says(repo: Repo, seed: int) -> None:
    """Merge, preview, strategies, cherry-pick and revert agree with the model of three-way merging, both ways."""
    with fresh(repo.database, "merged") as own:
        statements = evolve(own, Random(seed))
        try:
            check(own)
        except (AssertionError, psycopg.Error) as error:
            error.add_note(f"seed {seed}:\n" + "\n".join(f"{statement};" for statement in statements))
            raise
