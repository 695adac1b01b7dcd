"""Many clients at once for a bounded time, each behaving as a user's program would.

A client does one thing after the other in transactions of its own, and runs a
transaction again when PostgreSQL says so (40001, 40P01). Everything else that
is refused is counted by SQLSTATE, for the test to judge.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import psycopg

from ..cluster import Database
from ..errors import HarnessError
from .sessions import RETRY

T = TypeVar("T")
Connection = psycopg.Connection[Any]


@dataclass
class Tally:
    """What happened to the transactions of a load.

    Attributes:
        done: acknowledged transactions by label.
        retried: transactions that were run again, by SQLSTATE.
        refused: transactions that were given up, by label and SQLSTATE.
        commits: the ids that clients handed to :meth:`Client.acknowledge`.
        rounds: how often each client went through its script.
    """

    done: Counter[str] = field(default_factory=Counter)
    retried: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    commits: list[str] = field(default_factory=list)
    rounds: Counter[int] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another client's transactions too."""
        self.done.update(other.done)
        self.retried.update(other.retried)
        self.refused.update(other.refused)
        self.commits.extend(other.commits)
        self.rounds.update(other.rounds)


class Client:
    """One client: a connection and a count of what became of its transactions.

    Attributes:
        number: from 0, different for each client.
        round: how often its script has been run before.
    """

    def __init__(self, database: Database, number: int) -> None:
        self.number = number
        self.round = 0
        self.tally = Tally()
        self.conn: Connection = database.connect(autocommit=True, application_name=f"client {number}")

    def transaction(self, label: str, work: Callable[[Connection], T], attempts: int = 100) -> T | None:
        """Run one transaction until PostgreSQL no longer asks to run it again.

        Arguments:
            label: what it is counted under.
            work: its statements; called anew for each attempt.
            attempts: how often at most.

        Returns:
            what ``work`` returned, or None when the transaction was refused.

        Raises:
            HarnessError: it was to be retried more than ``attempts`` times: that is no retry any more.
        """
        for _ in range(attempts):
            try:
                with self.conn.transaction():
                    result = work(self.conn)
            except psycopg.Error as error:
                code = error.diag.sqlstate
                if code not in RETRY:
                    self.tally.refused[label, code] += 1
                    return None
                self.tally.retried[code] += 1
            else:
                self.tally.done[label] += 1
                return result
        raise HarnessError(f"Client {self.number} had to retry {label!r} {attempts} times: {self.tally.retried}")

    def commit(self, message: str, ddl: str = "", label: str = "commit") -> str | None:
        """DDL and ``pggit.commit`` in one transaction; the id when it was acknowledged."""

        def work(conn: Connection) -> str:
            if ddl:
                conn.execute(ddl)
            row = conn.execute("SELECT pggit.commit(%s)", (message,)).fetchone()
            return str(row[0]) if row else ""

        commit_id = self.transaction(label, work)
        if commit_id is not None:
            self.tally.commits.append(commit_id)
        return commit_id

    def query(self, label: str, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]] | None:
        """One query in a transaction of its own; None when it was refused."""
        return self.transaction(label, lambda conn: conn.execute(sql, params or None).fetchall())


Script = Callable[[Client], object]


def run_load(database: Database, scripts: Sequence[Script], *, rounds: int, seconds: float) -> Tally:
    """Run one client for each script, all at once.

    Each goes through its script at least once, and again until it has done so ``rounds`` times or
    ``seconds`` are over: the load is bounded in count and time.

    Arguments:
        scripts: what client 0, 1, ... does in one round.

    Raises:
        Whatever the first script that failed raised.
    """
    start = threading.Barrier(len(scripts))
    clients = [Client(database, number) for number in range(len(scripts))]

    def run(client: Client) -> Tally:
        start.wait(timeout=60)
        end = time.monotonic() + seconds
        while client.round == 0 or (client.round < rounds and time.monotonic() < end):
            scripts[client.number](client)
            client.round += 1
        client.tally.rounds[client.number] = client.round
        return client.tally

    total = Tally()
    try:
        with ThreadPoolExecutor(max_workers=len(clients)) as threads:
            for future in [threads.submit(run, client) for client in clients]:
                total.add(future.result(timeout=seconds + 120))
    finally:
        for client in clients:
            client.conn.close()
    return total
