"""What a server has only so much of: connections, locks, memory, temporary files, time."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from ..cluster import Database
from ..errors import HarnessError
from ..servers.account import run_as_server, server_account

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Exhausted:
    """Something of which nothing is left.

    Attributes:
        taken: how many were taken by the injector before the server refused.
        sqlstate: of the refusal.
    """

    taken: int
    sqlstate: str


@contextmanager
def connections_exhausted(database: Database, most: int = 200) -> Iterator[Exhausted]:
    """Hold every connection that the server gives, those reserved for superusers too.

    Arguments:
        most: give up after so many.

    Raises:
        HarnessError: the server still takes connections, or refused for another reason.
    """
    with ExitStack() as held:
        for taken in range(most):
            try:
                held.enter_context(database.connect(autocommit=True))
            except psycopg.OperationalError as error:
                # An error while connecting carries its SQLSTATE in no field of its own.
                if "too many clients" not in str(error) or not taken:
                    raise HarnessError(f"The server refused connection {taken} for another reason: {error}") from error
                yield Exhausted(taken, "53300")
                return
        raise HarnessError(f"The server takes more than {most} connections.")


@contextmanager
def lock_table_exhausted(database: Database, most: int = 1_000_000) -> Iterator[Exhausted]:
    """Hold so many advisory locks that the server's shared lock table has no room left.

    Arguments:
        most: give up after so many.

    Raises:
        HarnessError: there still is room, or the server refused for another reason.
    """
    with database.connect(autocommit=True) as holder:
        sqlstate = None
        try:
            # Locks of the session outlive the statement that fails.
            holder.execute("SELECT count(pg_advisory_lock(n)) FROM generate_series(1, %s) AS n", (most,))
        except psycopg.errors.OutOfMemory as error:
            sqlstate = error.sqlstate
        row = holder.execute("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'")
        (taken,) = row.fetchone() or (0,)
        if sqlstate is None or not taken:
            raise HarnessError(f"The lock table still has room after {taken} locks.")
        yield Exhausted(taken, sqlstate)


@dataclass(frozen=True)
class MemoryLimit:
    """A process that gets no more memory.

    Attributes:
        pid: the process.
        used: its address space when the limit was set, in bytes.
        limit: how large it may become, in bytes.
    """

    pid: int
    used: int
    limit: int


def why_no_memory_limits() -> str | None:
    """Why a running backend cannot be limited on this machine; None when it can."""
    if not hasattr(resource, "prlimit"):
        return "needs prlimit, which only Linux has"
    if server_account() is not None and shutil.which("prlimit") is None:
        return "needs the program prlimit: install util-linux"
    return None


@contextmanager
def memory_limited(pid: int, extra: int) -> Iterator[MemoryLimit]:
    """Let a process of a server of ours have only ``extra`` bytes of address space more than it has now.

    Raises:
        HarnessError: its limit is what it was before.
    """
    used = psutil.Process(pid).memory_info().vms
    soft, hard = _memory_limit(pid)
    _set_memory_limit(pid, str(used + extra), hard)
    try:
        if _memory_limit(pid) != (str(used + extra), hard):
            raise HarnessError(f"Process {pid} has the limits {_memory_limit(pid)}, and had {soft, hard}.")
        yield MemoryLimit(pid, used, used + extra)
    finally:
        if psutil.pid_exists(pid):
            _set_memory_limit(pid, soft, hard)


def _memory_limit(pid: int) -> tuple[str, str]:
    """The soft and the hard limit of a process, in bytes or "unlimited"."""
    lines = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("Max address space"))
    soft, hard, _unit = line.removeprefix("Max address space").split()
    return soft, hard


def _set_memory_limit(pid: int, soft: str, hard: str) -> None:
    if server_account() is None:
        limits = [resource.RLIM_INFINITY if limit == "unlimited" else int(limit) for limit in (soft, hard)]
        resource.prlimit(pid, resource.RLIMIT_AS, (limits[0], limits[1]))
    else:
        # Root without CAP_SYS_RESOURCE, as in a container, may not; the process's own account may.
        run_as_server([shutil.which("prlimit") or "prlimit", f"--pid={pid}", f"--as={soft}:{hard}"])


@contextmanager
def limited(conn: Connection, settings: Mapping[str, str]) -> Iterator[dict[str, tuple[str, str]]]:
    """Set limits in one session, such as ``statement_timeout`` or ``temp_file_limit``.

    Arguments:
        conn: a connection outside of any transaction.

    Yields:
        for each setting what it was and what it is, as the server prints them.

    Raises:
        HarnessError: a setting is what it was before.
    """
    before = {name: _show(conn, name) for name in settings}
    for name, value in settings.items():
        conn.execute(sql.SQL("SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
    evidence = {name: (before[name], _show(conn, name)) for name in settings}
    unchanged = [name for name, (old, new) in evidence.items() if old == new]
    if unchanged:
        raise HarnessError(f"These settings had that value already: {', '.join(unchanged)}.")
    if not conn.autocommit:
        conn.commit()
    yield evidence
    if not conn.closed:
        conn.rollback()
        for name in settings:
            conn.execute(sql.SQL("RESET {}").format(sql.Identifier(name)))


def _show(conn: Connection, name: str) -> str:
    row = conn.execute("SELECT current_setting(%s)", (name,)).fetchone()
    return str(row[0]) if row else ""
