"""Asynchronous clients and connection pools, and sessions that die while they hold HEAD.

Method: many coroutines and threads commit over few connections; then the server
or the client ends a session in the middle of its commit. Whoever waits goes on,
nothing of the dead session is left, and no connection or lock leaks.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from psycopg_pool import ConnectionPool

from pggit_harness.cluster.polling import poll_until
from pggit_harness.databases import Database
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Sessions, Verdict, open_sessions

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent]

COMMIT = "SELECT pggit.commit(%s)"
HELD_BY_OTHERS = """
SELECT count(*) FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
"""


def no_locks_are_left(repo: Repo) -> None:
    # A session gives its locks back a moment after its client has the answer.
    poll_until(
        lambda: repo.one(HELD_BY_OTHERS), lambda n: n == 0, what="other sessions' locks", expectation=0, timeout=10
    )


@pytest.mark.promise("P02")
@pytest.mark.fault("F11")
@pytest.mark.asyncio
async def test_asynchronous_commits_all_arrive(
    isolated_database: Database, async_conn: psycopg.AsyncConnection[Any], repo: Repo
) -> None:
    """Coroutines that commit over connections of their own at once all find their commit in the history."""

    async def client(number: int) -> str:
        async with await isolated_database.aconnect() as connection:
            await connection.execute(f"CREATE TABLE t_{number} (id int)".encode())
            cursor = await connection.execute(COMMIT, [f"coroutine {number}"])
            row = await cursor.fetchone()
            assert row is not None
            return str(row[0])

    ids = await asyncio.gather(*(client(number) for number in range(4)))
    row = await (await async_conn.execute("SELECT array_agg(commit_id) FROM pggit.log()")).fetchone()
    assert row is not None
    assert sorted(row[0]) == sorted(ids)
    assert history_breaks(repo.conn, acknowledged=ids, possible=[]) == []
    assert repo.status() == []


@pytest.mark.promise("P01")
@pytest.mark.promise("P09")
@pytest.mark.fault("F03")
@pytest.mark.asyncio
async def test_coroutine_that_is_cancelled_while_it_waits_for_head(
    isolated_database: Database, repo: Repo, sessions: Sessions
) -> None:
    """A coroutine that is cancelled while its commit waits leaves nothing behind, and its connection still works."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    holder = sessions.open("holder")
    holder.do("BEGIN")
    held = holder.do("SELECT pggit.commit('held', allow_empty => true)")

    async with await isolated_database.aconnect(autocommit=True) as connection:
        waiting = asyncio.create_task(connection.execute("SELECT pggit.commit('given up', allow_empty => true)"))
        query = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
        async with asyncio.timeout(30):
            while not repo.one(query, [connection.info.backend_pid]):
                await asyncio.sleep(0.005)
        waiting.cancel()
        with pytest.raises((asyncio.CancelledError, psycopg.errors.QueryCanceled)):
            await waiting
        holder.do("COMMIT")
        cursor = await connection.execute("SELECT pggit.commit('second try', allow_empty => true)")
        row = await cursor.fetchone()
        assert row is not None
    assert history_breaks(repo.conn, acknowledged=[base, held, row[0]], possible=[]) == []


@pytest.mark.slow
@pytest.mark.promise("P13")
@pytest.mark.promise("P02")
@pytest.mark.fault("F11")
def test_pool_commits_more_often_than_it_has_connections(
    pool: ConnectionPool[psycopg.Connection[tuple[Any, ...]]], repo: Repo
) -> None:
    """Twice as many clients as a pool has connections all commit; afterwards no session holds a lock."""

    def client(number: int) -> str:
        with pool.connection(timeout=60) as connection:
            connection.execute(f"CREATE TABLE t_{number} (id int)".encode())
            row = connection.execute(COMMIT, [f"client {number}"]).fetchone()
            assert row is not None
            return str(row[0])

    with ThreadPoolExecutor(max_workers=20) as threads:
        ids = list(threads.map(client, range(20)))

    assert history_breaks(repo.conn, acknowledged=ids, possible=[]) == []
    assert len(ids) == 20
    assert pool.get_stats()["pool_size"] <= 10
    no_locks_are_left(repo)
    assert repo.status() == []


def by_the_server(repo: Repo, victim: Session) -> None:
    assert repo.one("SELECT pg_terminate_backend(%s)", [victim.pid]) is True


def by_the_client(repo: Repo, victim: Session) -> None:
    with socket.socket(fileno=victim.conn.fileno()) as wire:
        wire.shutdown(socket.SHUT_RDWR)
        wire.detach()


@pytest.mark.promise("P13")
@pytest.mark.promise("P01")
@pytest.mark.parametrize(
    "end",
    [
        pytest.param(by_the_server, id="terminated", marks=pytest.mark.fault("F05")),
        pytest.param(by_the_client, id="disconnected", marks=pytest.mark.fault("F19")),
    ],
)
def test_session_that_dies_while_it_holds_head_lets_the_next_one_through(
    repo: Repo, sessions: Sessions, end: Callable[[Repo, Session], None]
) -> None:
    """When a session is ended in the middle of its commit, the one that waited commits on the parent before it."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    victim, waiter = sessions.open("victim"), sessions.open("waiter")
    victim.do("BEGIN")
    victim.do("CREATE TABLE lost (id int)")
    lost = victim.do(COMMIT, ["lost"])
    waiter.do("CREATE TABLE kept (id int)")
    waiter.start(COMMIT, ["kept"])
    waiter.wait_until_blocked(by=victim)

    end(repo, victim)
    kept = waiter.outcome().value
    assert history_breaks(repo.conn, acknowledged=[base, kept], possible=[]) == []
    assert repo.one("SELECT to_regclass('lost') IS NULL")
    assert waiter.run("SELECT pggit.rev_parse(%s)", [lost]).sqlstate == "GT002"
    assert victim.run("SELECT 1").verdict is Verdict.UNKNOWN
    no_locks_are_left(repo)
    assert repo.verify() == []


@pytest.mark.slow
@pytest.mark.promise("P02")
@pytest.mark.fault("F06")
def test_backend_killed_while_it_holds_head(durable_repo: Repo) -> None:
    """SIGKILL of the session that holds HEAD loses its commit and no acknowledged one, and HEAD is free afterwards."""
    repo, cluster = durable_repo, durable_repo.cluster
    assert cluster is not None
    acknowledged = [repo.commit(f"CREATE TABLE t{number} (id int)", f"commit {number}") for number in range(3)]
    with open_sessions(repo.database) as sessions:
        victim, waiter = sessions.open("victim"), sessions.open("waiter")
        victim.do("BEGIN")
        victim.do("CREATE TABLE lost (id int)")
        victim.do(COMMIT, ["lost"])
        waiter.start("SELECT pggit.commit('waited', allow_empty => true)")
        waiter.wait_until_blocked(by=victim)

        cluster.log.mark()
        evidence = cluster.kill_backend(victim.pid, signal.SIGKILL)
        assert evidence.pid == victim.pid
        # The server cannot trust shared memory any more and ends everybody.
        assert waiter.outcome().verdict is Verdict.UNKNOWN
    cluster.log.wait_for("database system is ready to accept connections")
    repo.reconnect()
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=["waited"]) == []
    assert repo.one("SELECT to_regclass('lost') IS NULL")
    acknowledged.append(repo.commit("CREATE TABLE after (id int)", "after"))
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=["waited"]) == []
    assert repo.verify() == []
