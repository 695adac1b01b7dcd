"""A lock between processes, and between checkouts, that dies with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..progress import say


@contextmanager
def file_lock(path: Path, *, waiting_for: str) -> Iterator[None]:
    """Hold the lock file ``path`` alone.

    The kernel gives it up when the holder ends in whatever way, so nothing is ever stale.

    Arguments:
        path: the lock file; made when missing, never removed (removing it would let two
            holders in, one on the old file and one on the new).
        waiting_for: what the other process is doing; said when this one has to wait.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"waiting for another process: {waiting_for}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def try_lock(path: Path) -> int | None:
    """Take the lock ``path`` without waiting.

    Returns:
        An open file descriptor that holds the lock until it is closed, or None when
        another process holds it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
