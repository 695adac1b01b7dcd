"""Several sessions of one database, each in a thread, led step by step.

A session takes one statement at a time. A statement that blocks stays in its
thread, and the test goes on: waits until it is blocked, moves another session,
and asks for the outcome later.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

import psycopg

from ..cluster import Database
from ..cluster.polling import poll_until
from ..errors import HarnessError

T = TypeVar("T")

#: "Retry the transaction" says PostgreSQL of these: serialization failure, deadlock.
RETRY = frozenset(("40001", "40P01"))


class Verdict(Enum):
    """What a client may believe of a statement that it sent."""

    OK = "ok"
    FAILED = "failed"
    #: The connection broke before an answer came: the statement may have taken effect.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """The end of one statement.

    Attributes:
        verdict: whether it took effect, as far as the client can know.
        rows: its result, when it gave one.
        sqlstate: of the error that the server reported, if it reported one.
        message: of the error.
    """

    verdict: Verdict
    rows: tuple[tuple[Any, ...], ...] = ()
    sqlstate: str | None = None
    message: str = ""

    @property
    def ok(self) -> bool:
        """Whether the server acknowledged it."""
        return self.verdict is Verdict.OK

    @property
    def value(self) -> Any:
        """The first column of the first row.

        Raises:
            HarnessError: the statement failed, or gave no row.
        """
        if not self.ok or not self.rows:
            raise HarnessError(f"The statement gave no value: {self}")
        return self.rows[0][0]


def outcome_of(work: Callable[[], Sequence[tuple[Any, ...]]]) -> Outcome:
    """Run ``work`` and say what a client may believe afterwards."""
    try:
        return Outcome(Verdict.OK, tuple(work()))
    except psycopg.Error as error:
        return Outcome(_verdict(error), (), error.sqlstate, str(error))


def _verdict(error: psycopg.Error) -> Verdict:
    # Class 08 is a broken connection, 57P a server that goes away, 58 and XX a
    # server in trouble, PANIC too: it may have written the commit before it said so.
    lost = error.sqlstate is None or error.sqlstate[:2] in ("08", "58", "XX") or error.sqlstate.startswith("57P")
    lost = lost or error.diag.severity_nonlocalized == "PANIC"
    return Verdict.UNKNOWN if lost else Verdict.FAILED


@dataclass(frozen=True)
class Step:
    """A statement that a session sent, or the answer that it got.

    Attributes:
        moment: of the monotonic clock, in seconds.
        session: its name.
        event: an arrow that tells the direction, and the statement or answer.
    """

    moment: float
    session: str
    event: str


class Session:
    """One connection in autocommit mode, and the thread that waits for it.

    Attributes:
        name: for messages.
        pid: of the backend.
        conn: the connection; only to be touched while no statement runs.
        steps: what was sent and what came back, of this session and those that share the list.
    """

    def __init__(self, database: Database, name: str, steps: list[Step] | None = None) -> None:
        self.name = name
        self.steps = [] if steps is None else steps
        self.conn = database.connect(autocommit=True, application_name=name)
        self.pid = self.conn.info.backend_pid
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: Future[Outcome] | None = None

    def start(self, query: str, params: Sequence[Any] = ()) -> None:
        """Send a statement and do not wait for it.

        Raises:
            HarnessError: the one before is still running, or nobody asked how it ended.
        """
        if self._running is not None:
            raise HarnessError(f"Session {self.name} has not been asked for the outcome of its last statement.")
        self.steps.append(Step(time.monotonic(), self.name, f"-> {query}" + (f"  {list(params)}" if params else "")))
        self._running = self._thread.submit(self._outcome, query, params)

    def _outcome(self, query: str, params: Sequence[Any]) -> Outcome:
        ended = outcome_of(lambda: self._execute(query, params))
        said = " ".join(filter(None, (ended.verdict.value, ended.sqlstate, ended.message)))
        self.steps.append(Step(time.monotonic(), self.name, f"<- {said}"))
        return ended

    def _execute(self, query: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        cursor = self.conn.execute(query, params or None)
        return cursor.fetchall() if cursor.description else []

    def outcome(self, timeout: float = 30) -> Outcome:
        """Wait for the statement that :meth:`start` sent.

        Arguments:
            timeout: seconds.

        Raises:
            HarnessError: nothing was sent, or it still runs.
        """
        if self._running is None:
            raise HarnessError(f"Session {self.name} runs nothing.")
        try:
            result = self._running.result(timeout)
        except TimeoutError:
            raise HarnessError(f"Session {self.name} had no answer within {timeout:g} s.\n{self._activity()}") from None
        self._running = None
        return result

    def run(self, query: str, params: Sequence[Any] = (), timeout: float = 30) -> Outcome:
        """Send a statement and wait for its outcome; an error is an outcome too."""
        self.start(query, params)
        return self.outcome(timeout)

    def do(self, query: str, params: Sequence[Any] = (), timeout: float = 30) -> Any:
        """Send a statement that has to succeed.

        Returns:
            the first value of its result, None when it has none.

        Raises:
            HarnessError: it failed.
        """
        result = self.run(query, params, timeout)
        if not result.ok:
            raise HarnessError(f"Session {self.name}: {query}: {result.sqlstate} {result.message}")
        return result.rows[0][0] if result.rows else None

    @property
    def is_running(self) -> bool:
        """Whether a statement was sent that has not ended."""
        return self._running is not None and not self._running.done()

    def wait_until_blocked(self, by: Session | None = None, timeout: float = 30) -> None:
        """Wait until the statement that was sent waits for a lock.

        Arguments:
            by: the session that must be the one in its way, directly.
            timeout: seconds.

        Raises:
            HarnessError: the statement ended instead.
            PollTimeout: it neither ended nor blocked.
        """
        with self._database.connect(autocommit=True) as observer:

            def blockers() -> list[int] | None:
                if not self.is_running:
                    return None
                row = observer.execute("SELECT pg_blocking_pids(%s)", (self.pid,)).fetchone()
                return list(row[0]) if row else []

            found = poll_until(
                blockers,
                lambda pids: pids is None or (bool(pids) if by is None else by.pid in pids),
                what=f"session {self.name} (pid {self.pid}) to wait for a lock",
                expectation=f"pid {by.pid}" if by else "any pid",
                timeout=timeout,
            )
        if found is None:
            raise HarnessError(f"Session {self.name} did not block: {self.outcome()}")

    def _activity(self) -> str:
        with self._database.connect(autocommit=True) as observer:
            rows = observer.execute(
                "SELECT pid, application_name, state, wait_event_type, wait_event, pg_blocking_pids(pid), query"
                " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return "\n".join(str(row) for row in rows)

    def close(self) -> None:
        """End the connection; a statement that still runs is cancelled first."""

        def still_running() -> bool:
            # Again and again: a cancel that comes before its statement does nothing.
            if self.is_running:
                self.conn.cancel()
            return self.is_running

        poll_until(still_running, lambda busy: not busy, what=f"session {self.name} to end", timeout=30)
        self._thread.shutdown(wait=True)
        self.conn.close()


class Sessions:
    """The sessions of one test."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.steps: list[Step] = []
        self._open: list[Session] = []

    def open(self, name: str) -> Session:
        """Open one more."""
        session = Session(self.database, name, self.steps)
        self._open.append(session)
        return session

    def many(self, count: int, name: str = "session") -> list[Session]:
        """Open several, numbered from 0."""
        return [self.open(f"{name}{number}") for number in range(count)]

    def schedule(self) -> str:
        """Who sent what when, and who got which answer when: a line a step, in seconds since the first."""
        first = self.steps[0].moment if self.steps else 0.0
        return "\n".join(f"{step.moment - first:8.3f}  {step.session}  {step.event}" for step in self.steps)

    def close(self) -> None:
        """Close all. A session that another one blocks is cancelled, so the order does not matter."""
        for session in self._open:
            session.close()
        self._open.clear()


@contextmanager
def open_sessions(database: Database) -> Iterator[Sessions]:
    """Sessions that are closed afterwards."""
    sessions = Sessions(database)
    try:
        yield sessions
    finally:
        sessions.close()


def all_at_once(count: int, work: Callable[[int], T], timeout: float = 120) -> list[T]:
    """Call ``work(0)`` to ``work(count - 1)`` in threads that are let go at one moment.

    Arguments:
        timeout: seconds, for all of them together.

    Returns:
        the results in the order of the numbers.

    Raises:
        Whatever the first call that failed raised.
    """
    barrier = threading.Barrier(count)

    def one(number: int) -> T:
        barrier.wait(timeout=60)
        return work(number)

    with ThreadPoolExecutor(max_workers=count) as threads:
        running = [threads.submit(one, number) for number in range(count)]
        return [future.result(timeout) for future in running]


def until_accepted(attempt: Callable[[], Outcome], limit: int = 50) -> tuple[Outcome, list[str]]:
    """Do what a client is told to do on 40001 and 40P01: run the transaction again.

    Arguments:
        attempt: a whole transaction; rolled back when it gives one of those.
        limit: how often.

    Returns:
        the first other outcome, and the SQLSTATEs met on the way.

    Raises:
        HarnessError: it was refused ``limit`` times.
    """
    met: list[str] = []
    for _ in range(limit):
        result = attempt()
        if result.sqlstate not in RETRY:
            return result, met
        met.append(str(result.sqlstate))
    raise HarnessError(f"Refused {limit} times: {met}")
