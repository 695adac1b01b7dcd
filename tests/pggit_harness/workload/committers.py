"""Clients that commit all the time, through crashes, and remember what they were told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import psycopg
from psycopg import sql

from ..cluster import Cluster, poll_until
from ..errors import HarnessError
from .sessions import Verdict, outcome_of

#: Opens a connection to the repository; asked again after each connection that was lost.
Connect = Callable[[], psycopg.Connection[tuple[Any, ...]]]


@dataclass(frozen=True)
class Attempt:
    """One transaction that made a table and committed it.

    Attributes:
        message: of the commit, unlike that of any other attempt.
        verdict: what the client may believe.
        commit_id: what ``pggit.commit`` returned; None when it did not get so far.
        sqlstate: of the error, when the server sent one.
    """

    message: str
    verdict: Verdict
    commit_id: str | None
    sqlstate: str | None


class Committers:
    """Threads that commit until they are stopped; to be used in a ``with`` block.

    Arguments:
        connect: opens a connection in autocommit mode.
        clients: how many threads.
        name: of the clients, which begins their messages, tables and application names.
    """

    def __init__(self, connect: Connect, clients: int = 3, name: str = "client") -> None:
        self.name = name
        self._connect = connect
        self._attempts: list[Attempt] = []
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(f"{name}{number}",), name=f"{name}{number}", daemon=True)
            for number in range(clients)
        ]

    def __enter__(self) -> Committers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self, timeout: float = 60) -> None:
        """Let each client end its transaction, and wait for it. May be called twice.

        Arguments:
            timeout: seconds for each.
        """
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout)
            if thread.is_alive():
                raise TimeoutError(f"{thread.name} did not end within {timeout:g} s.")

    @property
    def attempts(self) -> list[Attempt]:
        """What has ended up to now."""
        return list(self._attempts)

    def _with(self, verdict: Verdict) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.verdict is verdict]

    @property
    def acknowledged(self) -> list[str]:
        """Ids of the commits that the server confirmed."""
        return [str(attempt.commit_id) for attempt in self._with(Verdict.OK)]

    @property
    def unknown(self) -> list[str]:
        """Messages of commits that may have happened or not."""
        return [attempt.message for attempt in self._with(Verdict.UNKNOWN)]

    @property
    def failed(self) -> list[Attempt]:
        """Attempts that surely left nothing."""
        return self._with(Verdict.FAILED)

    @property
    def refused(self) -> list[Attempt]:
        """Attempts that ended in an error which no crash, cancel or race explains."""
        # 08 and 57: the connection or the server went away; 40: retry the transaction.
        return [attempt for attempt in self.failed if (attempt.sqlstate or "57")[:2] not in ("08", "40", "57")]

    def wait_for(self, more: int, timeout: float = 60) -> None:
        """Wait until so many more commits than now were acknowledged.

        Arguments:
            timeout: seconds.

        Raises:
            HarnessError: a commit was refused.
            PollTimeout: it took too long.
        """
        goal = len(self.acknowledged) + more

        def probe() -> int:
            if self.refused:
                raise HarnessError(f"A commit was refused: {self.refused[0]}")
            return len(self.acknowledged)

        poll_until(
            probe,
            lambda count: count >= goal,
            what=f"acknowledged commits of {self.name}",
            expectation=f"at least {goal}",
            timeout=timeout,
        )

    def _work(self, client: str) -> None:
        conn: psycopg.Connection[tuple[Any, ...]] | None = None
        number = 0
        while not self._stop.is_set():
            try:
                conn = conn if conn is not None and not conn.closed else self._connect()
            except psycopg.OperationalError:
                # The server is down or starting; whoever took it down brings it up again.
                self._stop.wait(0.02)
                continue
            number += 1
            self._attempts.append(attempt_commit(conn, f"{client}_{number}"))
        if conn is not None:
            conn.close()


def attempt_commit(conn: psycopg.Connection[tuple[Any, ...]], name: str) -> Attempt:
    """Make a table and commit it in one transaction.

    Arguments:
        conn: in autocommit mode.
        name: of the table; the message is ``commit <name>``.
    """
    message = f"commit {name}"
    commit_id: list[str] = []

    def work() -> list[tuple[Any, ...]]:
        conn.execute("BEGIN")
        conn.execute(sql.SQL("CREATE TABLE {} (id int)").format(sql.Identifier(name)))
        row = conn.execute("SELECT pggit.commit(%s)", (message,)).fetchone()
        commit_id.append(str(row[0]) if row else "")
        return []

    written = outcome_of(work)
    if not written.ok:
        # COMMIT was never sent: whatever happened to the connection, nothing can be left.
        if not conn.closed:
            conn.execute("ROLLBACK")
        return Attempt(message, Verdict.FAILED, None, written.sqlstate)

    def finish() -> list[tuple[Any, ...]]:
        conn.execute("COMMIT")
        return []

    ended = outcome_of(finish)
    return Attempt(message, ended.verdict, commit_id[0], ended.sqlstate)


def backends_of(cluster: Cluster, name: str) -> list[int]:
    """The pids of a group of clients whose backends are in a transaction right now."""
    with cluster.connect("postgres", autocommit=True) as observer:
        rows = observer.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = %s AND xact_start IS NOT NULL"
            " ORDER BY xact_start",
            (name,),
        ).fetchall()
    return [int(pid) for (pid,) in rows]
