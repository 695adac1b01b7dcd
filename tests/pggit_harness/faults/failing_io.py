"""Disks that are full or broken, without any disk: a preloaded library fails chosen system calls of a server."""

from __future__ import annotations

import errno
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntFlag
from pathlib import Path

from ..cluster import Cluster
from ..errors import HarnessError
from ..servers.account import give, server_account

_SOURCE = Path(__file__).with_suffix(".c")
_ORDER = struct.Struct("=iiii240s")


class Calls(IntFlag):
    """Kinds of system calls, as failing_io.c numbers them."""

    WRITE = 1
    ALLOCATE = 2
    SYNC = 4


@dataclass
class Failed:
    """Calls that were made to fail.

    Attributes:
        hits: how many; known when the fault is over.
    """

    hits: int = 0


def why_no_failing_io() -> str | None:
    """Why calls cannot be made to fail on this machine; None when they can."""
    if sys.platform != "linux":
        return "needs Linux, to preload a library into the server"
    return None if _compiler() else "needs a C compiler: install gcc"


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


class FailingIO:
    """The library in one server.

    Attributes:
        cluster: that server.

    Arguments:
        cluster: not started yet; it loads the library at its next start.

    Raises:
        HarnessError: the library cannot be built, or the server runs already.
    """

    def __init__(self, cluster: Cluster) -> None:
        if cluster.is_running:
            raise HarnessError("The library has to be there before the server starts.")
        self.cluster = cluster
        self._order = cluster.folder / "failing_io.order"
        library = cluster.folder / "failing_io.so"
        command = [_compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        if built.returncode != 0:
            raise HarnessError(f"The C compiler refused {_SOURCE.name}:\n{built.stderr}")
        self._write(0, Calls(0), 0, "")
        give(server_account(), self._order, library)
        cluster.environment |= {"LD_PRELOAD": str(library), "PGGIT_FAILING_IO": str(self._order)}

    @contextmanager
    def failing(self, calls: Calls, error: int, part: str) -> Iterator[Failed]:
        """While the block runs, calls on files whose path holds ``part`` fail.

        Arguments:
            calls: which.
            error: the errno, ``errno.ENOSPC`` for example.
            part: ``/pg_wal/`` for example.

        Raises:
            HarnessError: no call was made to fail.
        """
        evidence = Failed()
        self._write(1, calls, error, part)
        try:
            yield evidence
        finally:
            evidence.hits = _ORDER.unpack(self._order.read_bytes())[3]
            self._write(0, calls, error, part)
        if not evidence.hits:
            raise HarnessError(f"No call failed with {errno.errorcode[error]} on {part}.")

    def _write(self, armed: int, calls: Calls, error: int, part: str) -> None:
        # In place: the server's processes have this very file mapped.
        mode = "r+b" if self._order.exists() else "wb"
        with self._order.open(mode) as stream:
            stream.write(_ORDER.pack(armed, calls, error, 0, part.encode()))
