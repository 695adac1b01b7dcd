"""A checkout, merge, revert or cherry-pick that ends half-way leaves live schema, rows, HEAD and reflog as they were.

Method: a second session holds the table of the user's that the call alters, or the table of the store that it
writes next; there the call is cancelled, timed out, terminated, refused or caught in a deadlock. What a
user can see is compared before and after, and the same call has to succeed afterwards.
"""

from __future__ import annotations

import pytest

from pggit_harness.faults.refused_writes import refuse_writes
from pggit_harness.faults.signals import cancel_statement, terminate_session
from pggit_harness.oracles.leftovers import leftovers
from pggit_harness.oracles.standing import standing
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.crossroads import MOVES, TABLES, crossroads
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Sessions, Verdict

pytestmark = [pytest.mark.chaos, pytest.mark.transaction, pytest.mark.promise("P01")]

#: Where a move can be stopped: at the user's table, in the midst of its statements, and at what it writes of the store.
STAGES = {
    "checkout": ("pggit.head", "gate", "pggit.reflog"),
    "merge": ("pggit.head", "gate", "pggit.address", "pggit.commit", "pggit.ref", "pggit.reflog"),
    "revert": ("gate", "pggit.commit", "pggit.reflog"),
    "cherry_pick": ("gate", "pggit.commit", "pggit.reflog"),
}


def moves(quick: str) -> list[object]:
    return [pytest.param(move, marks=() if move == quick else pytest.mark.slow) for move in MOVES]


def hold(holder: Session, table: str) -> None:
    holder.do("BEGIN")
    holder.do(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def assert_it_succeeds_now(repo: Repo, move: str, rows: object) -> None:
    """The same call goes through, and touches no row."""
    commits = len(repo.log())
    repo.run(MOVES[move])
    after = standing(repo.conn, *TABLES)
    assert after.live == after.head
    assert after.rows == rows
    assert after.branch == ("theirs" if move == "checkout" else "main")
    assert len(repo.log()) == {"checkout": commits, "merge": commits + 2}.get(move, commits + 1)
    assert repo.status() == []
    assert store_problems(repo.conn) == []


@pytest.mark.fault("F03")
@pytest.mark.parametrize("move", moves(quick="merge"))
def test_cancelled_at_any_stage(repo: Repo, sessions: Sessions, move: str) -> None:
    """Cancelled between any two of its steps, a move has moved nothing; then it succeeds."""
    crossroads(repo)
    before, store = standing(repo.conn, *TABLES), store_state(repo.conn)
    mover, holder = sessions.open("mover"), sessions.open("holder")
    for stage in STAGES[move]:
        hold(holder, stage)
        mover.start(MOVES[move])
        mover.wait_until_blocked(by=holder)
        signalled = cancel_statement(repo.conn, mover.pid)
        assert (mover.outcome().sqlstate, signalled.waited_for) == ("57014", "Lock")
        holder.do("ROLLBACK")
        assert standing(repo.conn, *TABLES) == before, stage
        assert changed_tables(store, store_state(repo.conn)) == {}
    assert_it_succeeds_now(repo, move, before.rows)


@pytest.mark.slow
@pytest.mark.promise("P13")
@pytest.mark.fault("F05")
@pytest.mark.parametrize("move", MOVES)
def test_terminated_at_any_stage(repo: Repo, sessions: Sessions, move: str) -> None:
    """A session that is ended between any two steps of a move leaves nothing of it, and no lock."""
    crossroads(repo)
    before, store = standing(repo.conn, *TABLES), store_state(repo.conn)
    holder = sessions.open("holder")
    for stage in STAGES[move]:
        mover = sessions.open(f"mover at {stage}")
        hold(holder, stage)
        mover.start(MOVES[move])
        mover.wait_until_blocked(by=holder)
        signalled = terminate_session(repo.conn, mover.pid)
        assert "pggit." in signalled.query
        assert mover.outcome().verdict is Verdict.UNKNOWN
        holder.do("ROLLBACK")
        assert repo.sql("SELECT count(*) FROM pg_locks WHERE pid = %s", (mover.pid,)) == [(0,)]
        assert standing(repo.conn, *TABLES) == before, stage
        assert changed_tables(store, store_state(repo.conn)) == {}
    assert_it_succeeds_now(repo, move, before.rows)


@pytest.mark.promise("P09")
@pytest.mark.fault("F04")
@pytest.mark.parametrize("move", moves(quick="checkout"))
def test_timed_out_at_any_stage(repo: Repo, sessions: Sessions, move: str) -> None:
    """A move that waits longer than its session wants ends with 55P03 or 57014, and has moved nothing."""
    crossroads(repo)
    before = standing(repo.conn, *TABLES)
    mover, holder = sessions.open("mover"), sessions.open("holder")
    for stage in STAGES[move]:
        hold(holder, stage)
        mover.do("SET lock_timeout = '20ms'")
        assert mover.run(MOVES[move]).sqlstate == "55P03", stage
        mover.do("RESET lock_timeout")
        # Long enough to get to the lock on a busy machine, or it ends before: both are time-outs.
        mover.do("SET statement_timeout = '1s'")
        assert mover.run(MOVES[move]).sqlstate == "57014", stage
        mover.do("RESET statement_timeout")
        holder.do("ROLLBACK")
        assert standing(repo.conn, *TABLES) == before, stage
    assert_it_succeeds_now(repo, move, before.rows)


@pytest.mark.slow
@pytest.mark.fault("F04")
@pytest.mark.parametrize("move", MOVES)
def test_asleep_after_the_move(repo: Repo, sessions: Sessions, move: str) -> None:
    """A client that falls asleep between a move and its COMMIT loses it, and who waits behind it goes on as before."""
    crossroads(repo)
    before = standing(repo.conn, *TABLES)
    sleeper, waiter = sessions.open("sleeper"), sessions.open("waiter")
    sleeper.do("BEGIN")
    sleeper.do(MOVES[move])
    waiter.start("SELECT pggit.create_branch('waited'), pggit.rename_branch('waited', 'came')")
    waiter.wait_until_blocked(by=sleeper)
    sleeper.do("SET idle_in_transaction_session_timeout = '10ms'")
    assert waiter.outcome().ok
    repo.run("SELECT pggit.delete_branch('came')")
    after = standing(repo.conn, *TABLES)
    assert after._replace(movements=before.movements) == before
    assert {row[0] for row in set(after.movements) ^ set(before.movements)} == {"refs/heads/waited", "refs/heads/came"}
    assert leftovers(repo.conn) == []
    assert_it_succeeds_now(repo, move, before.rows)


@pytest.mark.fault("F01")
@pytest.mark.fault("F02")
@pytest.mark.parametrize("move", moves(quick="revert"))
def test_refused_by_an_error_at_any_stage(repo: Repo, sessions: Sessions, move: str) -> None:
    """An error between any two steps undoes all of a move, also inside a transaction that goes on from a savepoint."""
    crossroads(repo)
    before, store = standing(repo.conn, *TABLES), store_state(repo.conn)
    mover = sessions.open("mover")
    for stage in STAGES[move]:
        if stage in ("gate", "pggit.head", "pggit.address"):
            continue
        with refuse_writes(repo.conn, stage.removeprefix("pggit.")):
            mover.do("BEGIN")
            mover.do("SAVEPOINT before_the_move")
            assert mover.run(MOVES[move]).sqlstate == "23514", stage
            mover.do("ROLLBACK TO before_the_move")
            assert mover.do("SELECT count(*) FROM pggit.status()") == 0
            mover.do("COMMIT")
        assert standing(repo.conn, *TABLES) == before, stage
        assert changed_tables(store, store_state(repo.conn)) == {}
    # And a move that went well, undone by its own session.
    mover.do("BEGIN")
    mover.do("SAVEPOINT before_the_move")
    mover.do(MOVES[move])
    assert mover.do("SELECT count(*) FROM pggit.status()") == 0
    mover.do("ROLLBACK TO before_the_move")
    mover.do("COMMIT")
    assert standing(repo.conn, *TABLES) == before
    assert changed_tables(store, store_state(repo.conn)) == {}
    assert_it_succeeds_now(repo, move, before.rows)


@pytest.mark.promise("P09")
@pytest.mark.fault("F09")
@pytest.mark.parametrize("move", moves(quick="cherry_pick"))
def test_a_deadlock_with_ddl_costs_one_retry(repo: Repo, sessions: Sessions, move: str) -> None:
    """A session that holds a table and wants HEAD, and a move that holds HEAD and wants the table: 40P01 for one."""
    crossroads(repo)
    before = standing(repo.conn, *TABLES)
    mover, other = sessions.open("mover"), sessions.open("other")
    # Who waits last closes the circle, and is the one that notices.
    mover.do("SET deadlock_timeout = '50ms'")
    other.do("SET deadlock_timeout = '60s'")
    mover.do("BEGIN")
    mover.do("SELECT pggit.rename_branch('theirs', 'theirs')")  # holds HEAD
    other.do("BEGIN")
    other.do("LOCK TABLE gate IN ACCESS SHARE MODE")
    other.start("SELECT pggit.commit('at the same time', allow_empty => true)")
    other.wait_until_blocked(by=mover)
    mover.start(MOVES[move])

    lost = mover.outcome()
    assert (lost.verdict, lost.sqlstate) == (Verdict.FAILED, "40P01")
    mover.do("ROLLBACK")
    assert other.outcome().ok
    other.do("ROLLBACK")
    assert standing(repo.conn, *TABLES) == before
    assert_it_succeeds_now(repo, move, before.rows)
