"""Crashes: backends and postmasters killed at a chosen point, immediate stops over and over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import psycopg
from psycopg import sql

from ..cluster import Cluster, Database, Killed, poll_until
from ..errors import HarnessError

#: Where a commit can be held up: each is the table that it writes next.
STEPS = ("blob", "tree", "commit", "ref", "reflog")

Way = Literal["kill", "immediate"]


@dataclass(frozen=True)
class Crash:
    """A server that went down without a checkpoint and came back.

    Attributes:
        way: ``kill`` (SIGKILL of the postmaster) or ``immediate`` (a stop of that mode).
        pid: the postmaster that went away.
        redone: whether records of the write-ahead log were replayed.
        log: what the server logged while it came back.
    """

    way: Way
    pid: int
    redone: bool
    log: str


def crash(cluster: Cluster, way: Way = "kill", *, before_start: Callable[[], None] | None = None) -> Crash:
    """Take a server down without a checkpoint and start it again.

    Arguments:
        before_start: called while it is down.

    Raises:
        HarnessError: the server came back without noticing that it had crashed.
    """
    pid = cluster.postmaster_pid
    offset = cluster.log.path.stat().st_size
    if way == "kill":
        cluster.kill()
    else:
        cluster.stop("immediate")
    if before_start is not None:
        before_start()
    cluster.start()
    with cluster.log.path.open("rb") as stream:
        stream.seek(offset)
        log = stream.read().decode("utf-8", errors="replace")
    if not re.search(r"not properly shut down|was interrupted", log):
        raise HarnessError(f"The server {cluster.name} did not notice that it had crashed:\n{log}")
    return Crash(way, pid, "redo starts at" in log, log)


def kill_session(cluster: Cluster, pid: int) -> Killed:
    """SIGKILL one backend and wait until the server has restarted itself and takes connections.

    Raises:
        HarnessError: ``pid`` is no backend of this server.
        PollTimeout: it did not come back.
    """
    cluster.log.mark()
    killed = cluster.kill_backend(pid)
    cluster.log.wait_for("terminated by signal 9")
    cluster.log.wait_for("database system is ready to accept connections")
    wait_until_ready(cluster)
    return killed


def wait_until_ready(cluster: Cluster, timeout: float = 60) -> None:
    """Wait until the server takes connections, for example while it restarts itself.

    Arguments:
        timeout: seconds.
    """

    def probe() -> str:
        try:
            with cluster.connect("postgres", autocommit=True) as session:
                session.execute("SELECT 1")
        except psycopg.OperationalError as error:
            return str(error)
        return "ready"

    poll_until(probe, lambda answer: answer == "ready", what="a connection", expectation="ready", timeout=timeout)


@contextmanager
def held_before(database: Database, table: str) -> Iterator[int]:
    """Whoever wants to write to this table of the store waits while this lasts.

    Arguments:
        table: one of :data:`STEPS`.

    Gives the pid of the session that holds the lock. The session may die in the meantime.
    """
    holder = database.connect()
    try:
        holder.execute(sql.SQL("LOCK TABLE pggit.{} IN SHARE MODE").format(sql.Identifier(table)))
        yield holder.info.backend_pid
    finally:
        # Its end releases the lock; after a crash there is nothing left to release.
        holder.close()


def wait_until_held(database: Database, pid: int, holder: int, timeout: float = 30) -> None:
    """Wait until one session waits for a lock of another.

    Arguments:
        timeout: seconds.

    Raises:
        PollTimeout: it never did.
    """
    with database.connect(autocommit=True) as observer:

        def probe() -> list[int]:
            row = observer.execute("SELECT pg_blocking_pids(%s)", (pid,)).fetchone()
            return list(row[0]) if row else []

        poll_until(
            probe,
            lambda blockers: holder in blockers,
            what=f"session {pid} to wait for session {holder}",
            expectation=holder,
            timeout=timeout,
        )
