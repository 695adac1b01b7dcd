"""Databases made ahead of need, and dropped when nobody is waiting.

Making one takes 40 to 100 ms, so a thread of each test process keeps a few in store.
"""

import threading
import time
from collections import deque
from collections.abc import Callable

import psycopg

from ..cluster.database import Database, copy_template, drop_database
from ..errors import HarnessError


class DatabasePool:
    """A store of fresh databases.

    Arguments:
        admin: opens an autocommit connection of a role that may create and drop databases.
        make_handle: turns a name into a :class:`Database`.
        template: what they are copies of.
        prefix: what their names begin with; no other process may use the same.
        ahead: how many to keep in store.
    """

    def __init__(
        self,
        admin: Callable[[], psycopg.Connection[tuple[object, ...]]],
        make_handle: Callable[[str], Database],
        *,
        template: str,
        prefix: str,
        ahead: int = 4,
    ) -> None:
        self._admin = admin
        self._make_handle = make_handle
        self._template = template
        self._prefix = prefix
        self._ahead = ahead
        self._made = 0
        self._ready: deque[str] = deque()
        self._used: deque[str] = deque()
        self._closing = False
        self._failure: BaseException | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="pggit-databases", daemon=True)
        self._thread.start()

    def take(self, timeout: float = 120) -> Database:
        """A fresh database, waiting when none is in store.

        Arguments:
            timeout: seconds.

        Raises:
            HarnessError: none could be made.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._ready or self._failure, timeout):
                raise HarnessError(f"No database was made within {timeout:g} s.")
            if self._failure is not None:
                raise HarnessError(f"Making test databases failed: {self._failure}") from self._failure
            name = self._ready.popleft()
            self._changed.notify_all()
        return self._make_handle(name)

    def give_back(self, database: Database) -> None:
        """Let the pool drop ``database`` when it has nothing better to do."""
        with self._changed:
            self._used.append(database.name)
            self._changed.notify_all()

    def close(self, *, drop: bool) -> None:
        """End the thread.

        Arguments:
            drop: drop what is left first; not needed where the whole server goes away.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout=120)
        if drop and self._failure is None:
            with self._admin() as admin:
                for name in (*self._ready, *self._used):
                    drop_database(admin, name)
        self._ready.clear()
        self._used.clear()

    def _work(self) -> None:
        try:
            with self._admin() as admin:
                while self._step(admin):
                    pass
        except BaseException as error:
            with self._changed:
                self._failure = error
                self._changed.notify_all()

    def _step(self, admin: psycopg.Connection[tuple[object, ...]]) -> bool:
        """Do one piece of work; False when the pool is closing."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or len(self._ready) < self._ahead or self._used)
            if self._closing:
                return False
            doomed = self._used.popleft() if len(self._ready) >= self._ahead else None
        if doomed is not None:
            drop_database(admin, doomed)
            return True
        self._made += 1
        name = f"{self._prefix}_{self._made}"
        copy_template(admin, self._template, name)
        with self._changed:
            self._ready.append(name)
            self._changed.notify_all()
        return True


def seconds_to_take(pool: DatabasePool) -> tuple[float, Database]:
    """How long a test would have waited for a database just now, and that database."""
    began = time.perf_counter()
    database = pool.take()
    return time.perf_counter() - began, database
