"""Statements cancelled and sessions terminated from outside (faults F03 and F05)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from ..cluster.polling import poll_until
from ..errors import HarnessError

Connection = psycopg.Connection[Any]


@dataclass(frozen=True)
class Signalled:
    """A backend that was sent a signal while it was at work.

    Attributes:
        query: what it was running.
        waited_for: the kind of lock or event that it was waiting for, None when it was computing.
    """

    pid: int
    query: str
    waited_for: str | None


def _busy(conn: Connection, pid: int) -> Signalled:
    row = conn.execute(
        "SELECT query, wait_event_type FROM pg_stat_activity WHERE pid = %s AND state <> 'idle'", (pid,)
    ).fetchone()
    if row is None:
        raise HarnessError(f"Backend {pid} is not running anything that could be interrupted.")
    return Signalled(pid, row[0], row[1])


def cancel_statement(conn: Connection, pid: int) -> Signalled:
    """Cancel what a backend is running, as pg_cancel_backend() does.

    Arguments:
        conn: an autocommit connection of another session.

    Raises:
        HarnessError: the backend runs nothing, or is gone.
    """
    seen = _busy(conn, pid)
    if conn.execute("SELECT pg_cancel_backend(%s)", (pid,)).fetchone() != (True,):
        raise HarnessError(f"Backend {pid} could not be signalled.")
    return seen


def terminate_session(conn: Connection, pid: int, timeout: float = 30) -> Signalled:
    """End a session in the midst of a transaction, and wait until its backend is gone.

    Arguments:
        timeout: seconds.

    Raises:
        HarnessError: the backend is not in a transaction, or is gone already.
        PollTimeout: it outlived the signal.
    """
    seen = _busy(conn, pid)
    if conn.execute("SELECT pg_terminate_backend(%s)", (pid,)).fetchone() != (True,):
        raise HarnessError(f"Backend {pid} could not be signalled.")
    poll_until(
        lambda: conn.execute("SELECT FROM pg_stat_activity WHERE pid = %s", (pid,)).fetchall(),
        lambda rows: not rows,
        what=f"the end of backend {pid}",
        expectation="no such backend",
        timeout=timeout,
    )
    return seen
