"""diff(), show() and status() obey their laws between any revisions.

Method: Hypothesis draws changes out of the catalogue of all sorts and spreads them over commits and the
live schema. The laws are checked between every two and three of the revisions, EMPTY and WORKING included.
"""

from __future__ import annotations

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pggit_harness.oracles.diff_laws import check_diff_laws, check_show, check_status, differences
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.tree_equality import listing, tree_id
from pggit_harness.workload.changes import BASE, CHANGES, Change
from pggit_harness.workload.examples import examples
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P05")]


def make(repo: Repo, changes: list[Change]) -> int:
    """Make those of the changes that can still be made after the ones before.

    Returns:
        how many could.
    """
    made = 0
    for change in changes:
        try:
            with repo.conn.transaction():
                repo.run(change.sql)
        except psycopg.Error:
            continue  # it builds on what another change took away
        made += 1
    return made


class TestLaws:
    """Laws between revisions."""

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_differences_obey_their_laws(self, repo: Repo) -> None:
        """diff() mirrors, composes, and agrees with ls_tree(), over any changes in any order."""
        known = [change for change in CHANGES if change.since * 10000 <= repo.conn.info.server_version]
        batch = st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True)

        @examples(cost=8)
        @given(batch, batch)
        def one(committed: list[Change], pending: list[Change]) -> None:
            with repo.conn.transaction(force_rollback=True):
                first = repo.commit(BASE, "base")
                assert make(repo, committed) > 0
                made = check_status(repo.conn)
                second = repo.commit(message="changed", allow_empty=True)
                assert check_show(repo.conn) == made > 0
                make(repo, pending)
                rows = check_diff_laws(repo.conn, ["EMPTY", first, second, "WORKING"])
                assert rows >= 2 * made

        one()

    @pytest.mark.fault("F00")
    def test_a_way_there_and_back_is_no_difference(self, repo: Repo) -> None:
        """A change that is taken back in a later commit differs from neither side, though three commits lie between."""
        base = repo.commit(BASE, "base")
        there = repo.commit("ALTER TABLE app.parent ADD COLUMN n int; COMMENT ON TABLE app.parent IS 'x'", "there")
        back = repo.commit("ALTER TABLE app.parent DROP COLUMN n; COMMENT ON TABLE app.parent IS NULL", "back")

        assert len({base, there, back}) == 3
        assert tree_id(repo.conn, base) == tree_id(repo.conn, back) == tree_id(repo.conn) != tree_id(repo.conn, there)
        assert listing(repo.conn, base) == listing(repo.conn, back)
        assert differences(repo.conn, base, back) == {}
        order = ("column order", "app.parent")
        assert differences(repo.conn, there, back)[order] == (
            "app.parent (id, name, n)",
            "app.parent (id, name)",
        )
        assert differences(repo.conn, base, there).keys() == differences(repo.conn, there, back).keys()
        assert len(differences(repo.conn, base, there)) == 3
        with raises_sqlstate("GT001"):
            repo.commit()

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F00")
    def test_history_adds_up(self, repo: Repo) -> None:
        """What show() says of each commit, summed up from the first, is the tree of the last."""
        known = [change for change in CHANGES if change.since * 10000 <= repo.conn.info.server_version]

        @examples(cost=4)
        @given(st.lists(st.sampled_from(known), min_size=2, max_size=4, unique=True))
        def one(changes: list[Change]) -> None:
            with repo.conn.transaction(force_rollback=True):
                told = [repo.commit(BASE, "base")]
                for number, change in enumerate(changes):
                    if make(repo, [change]):
                        told.append(repo.commit(message=f"change {number}", allow_empty=True))
                total: dict[tuple[str, str], str] = {}
                for commit_id in told:
                    for row in repo.show(commit_id):
                        key = (row.kind, row.identity)
                        assert total.get(key) == row.old_definition
                        if row.new_definition is None:
                            del total[key]
                        else:
                            total[key] = row.new_definition
                assert total == listing(repo.conn, "HEAD") == listing(repo.conn)
                assert [row.commit_id for row in repo.log()] == told[::-1]

        one()
