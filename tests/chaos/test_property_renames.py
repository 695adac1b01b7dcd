"""What one side has renamed and the other has changed is merged as if one person had done both.

Method: a schema grows by random DDL and is committed; one branch renames and moves what is there, the other changes and
adds to it by its old names. Where PostgreSQL takes the one's statements after the other's, what comes of it is what the
merge has to make, both ways, to the letter: PostgreSQL itself follows its renames everywhere. Where both sides do all
of it, which side is named first changes nothing. A failure names the seed and prints every statement.
"""

from __future__ import annotations

from random import Random

import psycopg
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pggit_harness.oracles.tree_equality import listing
from pggit_harness.workload.chance import fresh, grow
from pggit_harness.workload.evolution import accepted
from pggit_harness.workload.examples import seeds
from pggit_harness.workload.merging import merge, merged_tree
from pggit_harness.workload.proposals import CHANGING, KEEPING_NAMES, MAKING, RENAMING
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
MADE, RENAMED, CHANGED = 14, 4, 4
ADOPTION = (" INHERIT ", " ATTACH PARTITION ")
Objects = dict[tuple[str, str], str]


def one_after_the_other(repo: Repo, statements: list[str]) -> Objects | None:
    """What the live schema is after these statements, which are undone again; None where PostgreSQL refuses one."""
    with repo.conn.transaction(force_rollback=True):
        return listing(repo.conn) if all(accepted(repo.conn, statement) for statement in statements) else None


def merged(repo: Repo, target: str, source: str) -> Objects:
    """What merging one branch into the other makes of the live schema. Nothing stays of it."""
    with repo.conn.transaction(force_rollback=True):
        repo.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (target,))
        merge(repo, source, allow_data_loss=True)
        assert repo.status() == []
        return listing(repo.conn)


@SEEDS
@given(seed=st.integers(0, 2**32 - 1))
def test_names_and_changes_go_together(repo: Repo, seed: int) -> None:
    """Whichever side is named first, a merge is what the changes are with the other side's names."""
    with fresh(repo.database, "renamed") as own:
        random = Random(seed)
        base = grow(own, random, MADE, [*MAKING, *MAKING, *KEEPING_NAMES], "base")
        renames = grow(own, random, RENAMED, RENAMING, "names")
        # The last line is the commit's.
        assume(len(renames) > 1)
        own.run("SELECT pggit.create_branch('theirs', 'main~1'), pggit.checkout('theirs', allow_data_loss => true)")
        changes = grow(own, random, CHANGED, [*MAKING, *KEEPING_NAMES, *KEEPING_NAMES], "changes")
        wanted = one_after_the_other(own, renames)
        # Where the names and the changes are in each other's way, nobody says what the merge has to be. A table that
        # was there becomes a child: that its column is its parent's, which has another name now, is not known yet.
        assume(wanted is not None and not any(word in change for change in changes for word in ADOPTION))
        assert wanted is not None
        try:
            for target, source in (("main", "theirs"), ("theirs", "main")):
                found = merged(own, target, source)
                wrong = {key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)}
                assert not wrong, f"merging {source} into {target}: " + "".join(
                    f"\n{key}\n  wanted: {wanted.get(key)}\n  made:   {found.get(key)}" for key in sorted(wrong)
                )
        except (AssertionError, psycopg.Error) as error:
            error.add_note(f"seed {seed}:\n" + "\n".join(f"{statement};" for statement in [*base, *renames, *changes]))
            raise


@SEEDS
@given(seed=st.integers(0, 2**32 - 1))
def test_both_sides_rename_and_change(repo: Repo, seed: int) -> None:
    """Either both ways lead to one tree, with nothing left to commit, or both are refused and change nothing."""
    with fresh(repo.database, "renamed") as own:
        random = Random(seed)
        statements = grow(own, random, MADE, [*MAKING, *MAKING, *CHANGING], "base")
        statements += grow(own, random, CHANGED, [*CHANGING, *RENAMING, *RENAMING], "ours")
        own.run("SELECT pggit.create_branch('theirs', 'main~1'), pggit.checkout('theirs', allow_data_loss => true)")
        statements += grow(own, random, CHANGED, [*CHANGING, *RENAMING, *RENAMING], "theirs")
        try:
            trees = set()
            for target, source in (("main", "theirs"), ("theirs", "main")):
                with own.conn.transaction(force_rollback=True):
                    own.sql("SELECT pggit.checkout(%s, allow_data_loss => true)", (target,))
                    trees.add(merged_tree(own, source))
            assert len(trees) == 1, f"which side is named first changes the tree: {trees}"
            assert own.verify() == []
        except (AssertionError, psycopg.Error) as error:
            error.add_note(f"seed {seed}:\n" + "\n".join(f"{statement};" for statement in statements))
            raise
