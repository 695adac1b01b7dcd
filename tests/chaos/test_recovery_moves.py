"""A checkout or merge that dies is there whole or not at all: live schema, rows, HEAD, history and reflog together.

Method: on a server set up as in production, a move is stopped in the middle of its statements, before each table of
the store that it writes, and between the write to the log and the answer; there its backend or the whole server
is killed. What a user can see afterwards has to be what was before, or what the move leads to.
"""

from __future__ import annotations

import pytest

from pggit_harness.cluster import Cluster, Database, poll_until
from pggit_harness.faults.crash import crash, kill_session
from pggit_harness.oracles.standing import Standing, standing
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.crossroads import MOVES, TABLES, crossroads
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Verdict, open_sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.recovery,
    pytest.mark.slow,
    pytest.mark.promise("P01"),
    pytest.mark.promise("P10"),
]

#: The user's table in the middle of the statements, and what a move writes at its end.
STAGES = ("gate", "pggit.reflog")


@pytest.fixture
def database(cluster: Cluster) -> Database:
    """The crossroads, on a server of the test's own."""
    database = cluster.create_database()
    with Repo.open(database) as repo:
        crossroads(repo)
    return database


def look(database: Database) -> Standing:
    """Where the database stands, once its store was found to be sound."""
    with Repo.open(database) as repo:
        assert store_problems(repo.conn) == []
        assert repo.status() == []
        return standing(repo.conn, *TABLES)


def destination(cluster: Cluster, move: str) -> Standing:
    """Where the move leads to when nothing is in its way."""
    database = cluster.create_database()
    with Repo.open(database) as repo:
        crossroads(repo)
        repo.run(MOVES[move])
    return look(database)


@pytest.mark.fault("F06")
@pytest.mark.parametrize("move", MOVES)
def test_a_backend_killed_in_the_middle_of_a_move(cluster: Cluster, database: Database, move: str) -> None:
    """SIGKILL of the backend in the middle of a move: nothing has moved, and the next one arrives."""
    before, after = look(database), destination(cluster, move)
    for stage in STAGES:
        with open_sessions(database) as sessions:
            holder, doomed = sessions.open("holder"), sessions.open("doomed")
            holder.do("BEGIN")
            holder.do(f"LOCK TABLE {stage} IN SHARE MODE")
            doomed.start(MOVES[move])
            doomed.wait_until_blocked(by=holder)
            kill_session(cluster, doomed.pid)
            assert doomed.outcome().verdict is Verdict.UNKNOWN
        assert look(database) == before, stage
    with Repo.open(database) as repo:
        repo.run(MOVES[move])
    assert look(database) == after


@pytest.mark.fault("F07")
@pytest.mark.fault("F08")
@pytest.mark.parametrize("move", MOVES)
def test_a_server_that_goes_down_in_the_middle_of_a_move(cluster: Cluster, database: Database, move: str) -> None:
    """SIGKILL and immediate shutdown of the server in the middle of a move: recovery finds nothing of it."""
    before, after = look(database), destination(cluster, move)
    for stage in STAGES:
        for way in ("kill", "immediate"):
            with open_sessions(database) as sessions:
                holder, doomed = sessions.open("holder"), sessions.open("doomed")
                holder.do("BEGIN")
                holder.do(f"LOCK TABLE {stage} IN SHARE MODE")
                doomed.start(MOVES[move])
                doomed.wait_until_blocked(by=holder)
                # So that recovery has something to undo.
                cluster.psql("CHECKPOINT")
                assert crash(cluster, "kill" if way == "kill" else "immediate").pid
                assert doomed.outcome().verdict is Verdict.UNKNOWN
            assert look(database) == before, (stage, way)
    with Repo.open(database) as repo:
        repo.run(MOVES[move])
    # What was acknowledged stays.
    assert crash(cluster, "kill").redone
    assert look(database) == after


@pytest.mark.fault("F07")
@pytest.mark.promise("P02")
@pytest.mark.parametrize("move", MOVES)
def test_a_move_that_was_written_but_not_acknowledged(cluster: Cluster, database: Database, move: str) -> None:
    """When the answer never comes, the move is there whole: schema, HEAD and reflog, once."""
    after = destination(cluster, move)
    cluster.set(synchronous_standby_names="nobody")
    cluster.reload()
    with open_sessions(database) as sessions:
        doomed = sessions.open("doomed")
        doomed.start(MOVES[move])
        with database.connect(autocommit=True) as observer:
            poll_until(
                lambda: observer.execute(
                    "SELECT wait_event FROM pg_stat_activity WHERE pid = %s", (doomed.pid,)
                ).fetchall(),
                lambda rows: rows == [("SyncRep",)],
                what="the move to be written",
                timeout=60,
            )
        crash(cluster, "kill", before_start=lambda: cluster.set(synchronous_standby_names=""))
        assert doomed.outcome().verdict is Verdict.UNKNOWN
    assert look(database) == after
