"""Runs against somebody else's server, so that an interrupted one is cleaned up by the next.

``external/<server>/<prefix>`` is a lock file that its run holds for as long as it lives.
"""

import hashlib
import os
from pathlib import Path

from ..servers.cache import cache_folder, make_folder
from ..servers.filelock import try_lock


def _folder() -> Path:
    """The folder of the server that the environment names."""
    server = "\0".join(os.environ.get(name, "") for name in ("PGHOST", "PGPORT", "PGUSER"))
    return make_folder(cache_folder("external") / hashlib.sha256(server.encode()).hexdigest()[:16])


def register_run(prefix: str) -> int | None:
    """Say that a run uses names with ``prefix``; returns the open lock that says it lives."""
    return try_lock(_folder() / prefix)


def abandoned_runs() -> list[str]:
    """The prefixes of runs against the same server that did not clean up and are dead."""
    found = []
    for path in _folder().iterdir():
        lock = try_lock(path)
        if lock is not None:
            os.close(lock)
            found.append(path.name)
    return found


def forget_run(prefix: str, lease: int | None = None) -> None:
    """Nothing is left of a run."""
    (_folder() / prefix).unlink(missing_ok=True)
    if lease is not None:
        os.close(lease)
