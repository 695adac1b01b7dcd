"""Sessions that wait for each other: one is told so with 40P01, and trying again is enough.

Method: two sessions take HEAD and a table in opposite orders, each seen to wait before the next step.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.transaction,
    pytest.mark.promise("P09"),
    pytest.mark.fault("F09"),
]

COMMIT = "SELECT pggit.commit(%s)"


def test_a_deadlock_of_ddl_and_commit_costs_one_retry(repo: Repo, sessions: Sessions) -> None:
    """One session has changed a table and wants to commit, the other has committed and wants the table."""
    base = repo.commit("CREATE TABLE shared (id int)", "base")
    changer, committer = sessions.open("changer"), sessions.open("committer")
    for session in (changer, committer):
        session.do("SET deadlock_timeout = '20ms'")
    changer.do("BEGIN")
    changer.do("ALTER TABLE shared ADD COLUMN a int")
    committer.do("BEGIN")
    committer.do("CREATE TABLE apart (id int)")
    first = committer.do(COMMIT, ["committer"])
    changer.start(COMMIT, ["changer"])
    changer.wait_until_blocked(by=committer)
    committer.start("ALTER TABLE shared ADD COLUMN b int")

    outcomes = {session: session.outcome() for session in (changer, committer)}

    lost = [session for session, outcome in outcomes.items() if outcome.sqlstate == "40P01"]
    won = [session for session, outcome in outcomes.items() if outcome.ok]
    assert len(lost) == len(won) == 1
    lost[0].do("ROLLBACK")
    told = [base]
    if won == [changer]:
        told.append(outcomes[changer].value)
        changer.do("COMMIT")
        committer.do("BEGIN")
        committer.do("CREATE TABLE apart (id int)")
        told.append(committer.do(COMMIT, ["committer"]))
        committer.do("ALTER TABLE shared ADD COLUMN b int")
        committer.do("COMMIT")
    else:
        told.append(first)
        committer.do("COMMIT")
        changer.do("BEGIN")
        changer.do("ALTER TABLE shared ADD COLUMN a int")
        told.append(changer.do(COMMIT, ["changer"]))
        changer.do("COMMIT")
    assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
    assert len(told) == 3
    assert repo.verify() == []
    columns = repo.sql("SELECT attname FROM pg_attribute WHERE attrelid = 'shared'::regclass AND attnum > 0 ORDER BY 1")
    assert columns == [("a",), ("b",), ("id",)]


@pytest.mark.slow
def test_a_deadlock_within_the_store_cannot_happen(repo: Repo, sessions: Sessions) -> None:
    """Calls that move refs in opposite orders, in one transaction each, either line up or are told to retry."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    repo.sql("SELECT pggit.create_branch('a'), pggit.create_branch('b')")
    left, right = sessions.many(2)
    for session in (left, right):
        session.do("SET deadlock_timeout = '20ms'")
        session.do("BEGIN")
    # The first call of each that takes HEAD makes the other one wait at its own first call, not at its second.
    left.do("SELECT pggit.rename_branch('a', 'a2')")
    right.start("SELECT pggit.rename_branch('b', 'b2')")
    right.wait_until_blocked(by=left)
    left.do("SELECT pggit.rename_branch('b', 'b3')")
    left.do("COMMIT")

    assert right.outcome().sqlstate == "GT002"
    right.do("ROLLBACK")
    assert [(row.name, row.commit_id) for row in repo.branches()] == [("a2", base), ("b3", base), ("main", base)]
    assert repo.verify() == []
