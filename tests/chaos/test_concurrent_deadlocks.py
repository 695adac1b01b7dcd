"""Deadlocks and stale snapshots end in PostgreSQL's own codes, and the retry succeeds.

Method: two sessions take two things in opposite order: HEAD and a table, two
branch names, HEAD and a view that a commit has to read. The server ends one of
them; nothing of it may be left, and the same transaction once more goes through.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import (
    Outcome,
    Session,
    Sessions,
    Verdict,
    all_at_once,
    open_sessions,
    until_accepted,
)

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent, pytest.mark.promise("P09")]

COMMIT = "SELECT pggit.commit(%s, allow_empty => true)"


def deadlock(first: Session, second: Session) -> tuple[Session, Session, Outcome]:
    """Wait until the server has ended one of two sessions that wait for each other.

    Returns the victim, the other one, and the outcome of the other one's statement.
    """
    outcomes = {session: session.outcome() for session in (first, second)}
    victims = [session for session, outcome in outcomes.items() if outcome.sqlstate == "40P01"]
    assert len(victims) == 1, outcomes
    survivor = second if victims == [first] else first
    assert outcomes[survivor].ok, outcomes
    return victims[0], survivor, outcomes[survivor]


@pytest.fixture
def clients(sessions: Sessions) -> tuple[Session, Session]:
    """Two sessions that notice a deadlock soon."""
    first, second = sessions.open("first"), sessions.open("second")
    for session in (first, second):
        session.do("SET deadlock_timeout = '50ms'")
    return first, second


@pytest.mark.promise("P01")
@pytest.mark.fault("F09")
def test_commit_and_ddl_in_opposite_order(repo: Repo, clients: tuple[Session, Session]) -> None:
    """One session holds HEAD and wants a table, the other the table and wants HEAD: one is ended, and retries."""
    first_commit = repo.commit("CREATE TABLE t (id int)", "first")
    a, b = clients
    a.do("BEGIN")
    a.do("ALTER TABLE t ADD COLUMN from_a int")
    b.do("BEGIN")
    b.do("CREATE TABLE from_b (id int)")
    ids = {b: b.do(COMMIT, ["b"])}
    a.start(COMMIT, ["a"])
    a.wait_until_blocked(by=b)
    b.start("ALTER TABLE t ADD COLUMN from_b int")

    victim, survivor, outcome = deadlock(a, b)
    if survivor is a:
        ids = {a: outcome.value}
    survivor.do("COMMIT")
    victim.do("ROLLBACK")
    names = {commit.message for commit in repo.log()}
    assert names == {"first", "a" if survivor is a else "b"}

    victim.do("BEGIN")
    victim.do(f"ALTER TABLE t ADD COLUMN again_{'a' if victim is a else 'b'} int")
    ids[victim] = victim.do(COMMIT, ["retried"])
    victim.do("COMMIT")
    assert history_breaks(repo.conn, acknowledged=[first_commit, *ids.values()], possible=[]) == []
    assert repo.log()[0].message == "retried"
    assert repo.verify() == []


@pytest.mark.promise("P01")
@pytest.mark.fault("F09")
def test_two_names_taken_in_opposite_order(repo: Repo, clients: tuple[Session, Session]) -> None:
    """Two sessions that take the names x and y, and y and x: one has both, the other has nothing and can go on."""
    head = repo.commit("CREATE TABLE t (id int)", "first")
    create = "SELECT pggit.create_branch(%s)"
    a, b = clients
    for session, name in ((a, "x"), (b, "y")):
        session.do("BEGIN")
        session.do(create, [name])
    a.start(create, ["y"])
    a.wait_until_blocked(by=b)
    b.start(create, ["x"])

    victim, survivor, _ = deadlock(a, b)
    survivor.do("COMMIT")
    victim.do("ROLLBACK")
    assert [branch.name for branch in repo.branches()] == ["main", "x", "y"]
    assert [len(repo.reflog(name)) for name in ("x", "y")] == [1, 1]
    assert victim.run(create, ["x"]).sqlstate == "GT005"
    assert victim.run(create, ["z"]).ok
    assert repo.rev_parse("z") == head


@pytest.mark.slow
@pytest.mark.promise("P01")
@pytest.mark.fault("F09")
def test_commit_that_reads_a_view_whose_changer_wants_head(repo: Repo, clients: tuple[Session, Session]) -> None:
    """A commit that waits for a view, and the view's changer that waits for HEAD: one is ended, and retries."""
    first_commit = repo.commit("CREATE TABLE t (id int); CREATE VIEW v AS SELECT id FROM t", "first")
    a, b = clients
    b.do("BEGIN")
    b.do("ALTER VIEW v RENAME COLUMN id TO number")
    a.start(COMMIT, ["a"])
    a.wait_until_blocked(by=b)
    b.start(COMMIT, ["b"])

    victim, survivor, outcome = deadlock(a, b)
    # A statement of its own (a's) is rolled back by itself.
    assert survivor is a or b.run("COMMIT").ok
    assert b.run("ROLLBACK").verdict is Verdict.OK
    retried = victim.do(COMMIT, ["retried"])
    assert history_breaks(repo.conn, acknowledged=[first_commit, outcome.value, retried], possible=[]) == []
    assert repo.tree("HEAD") == repo.tree("WORKING")
    assert repo.verify() == []


@pytest.fixture
def own_sessions(durable_repo: Repo) -> Iterator[Sessions]:
    """Sessions of `durable_repo`.

    Under a snapshot a commit takes every other transaction of the server, of any
    database, for a reason to retry: on the shared server nobody knows how often.
    """
    with open_sessions(durable_repo.database) as opened:
        yield opened


def commit_under_snapshot(session: Session, isolation: str, ddl: str, message: str) -> Outcome:
    """DDL and its commit in one transaction; rolled back when it is refused."""
    session.do(f"BEGIN ISOLATION LEVEL {isolation}")
    session.do(ddl)
    outcome = session.run("SELECT pggit.commit(%s)", [message])
    ended = session.run("COMMIT" if outcome.ok else "ROLLBACK")
    return outcome if ended.ok else ended


@pytest.mark.slow
@pytest.mark.promise("P02")
@pytest.mark.fault("F10")
@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_commit_on_a_branch_that_moved_behind_the_snapshot(
    durable_repo: Repo, own_sessions: Sessions, isolation: str
) -> None:
    """A commit whose snapshot is older than the branch gets 40001, and after the retry both commits are there."""
    repo = durable_repo
    first = repo.commit("CREATE TABLE t (id int)", "first")
    late = own_sessions.open("late")
    late.do(f"BEGIN ISOLATION LEVEL {isolation}")
    assert late.do("SELECT pggit.rev_parse('HEAD')") == first
    second = repo.commit("CREATE TABLE u (id int)", "second")

    assert late.run(COMMIT, ["late"]).sqlstate == "40001"
    late.do("ROLLBACK")
    assert repo.head() == second
    third, _ = until_accepted(lambda: commit_under_snapshot(late, isolation, "CREATE TABLE w (id int)", "late"))
    assert history_breaks(repo.conn, acknowledged=[first, second, third.value], possible=[]) == []
    assert repo.tree("HEAD") == repo.tree("WORKING")


@pytest.mark.slow
@pytest.mark.promise("P02")
@pytest.mark.fault("F10")
@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_sessions_that_retry_all_get_through(durable_repo: Repo, own_sessions: Sessions, isolation: str) -> None:
    """Sessions that commit under snapshots meet only 40001 and 40P01, and with retries every commit is made once."""
    repo = durable_repo
    base = repo.commit("CREATE TABLE base (id int)", "base")
    clients = own_sessions.many(3)

    def transaction(number: int, turn: int) -> Outcome:
        return commit_under_snapshot(
            clients[number], isolation, f"CREATE TABLE t_{number}_{turn} (id int)", f"{number}.{turn}"
        )

    def client(number: int) -> list[tuple[Outcome, list[str]]]:
        return [
            until_accepted(lambda turn=turn: transaction(number, turn), limit=500)  # type: ignore[misc]
            for turn in range(3)
        ]

    ends = [end for answers in all_at_once(len(clients), client, 250) for end in answers]
    acknowledged = [base, *(outcome.value for outcome, _ in ends)]
    assert len(acknowledged) == 10
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    # Sessions that never met each other would show nothing.
    assert {refusal for _, refusals in ends for refusal in refusals} >= {"40001"}
    assert repo.tree("HEAD") == repo.tree("WORKING")
    assert repo.status() == []
