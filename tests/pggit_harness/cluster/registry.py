"""Every server that runs on the harness's behalf, so that none outlives its purpose.

``run/<id>.json`` describes a server; its owner holds a lock on ``run/<id>.lock`` for as long
as it lives. The kernel frees the lock when the owner ends in whatever way, kill -9 and
power cut included, which no pid in a file could tell as surely. Entries with ``kept`` belong to
a person, not to a process.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from ..servers.cache import cache_folder
from ..servers.filelock import try_lock
from .places import is_ours
from .processes import end_all
from .segments import remove_segments
from .sockets import remove_socket_folder


@dataclass
class Entry:
    """One registered server.

    Attributes:
        id: its name in the cache; never used twice, save for kept ones.
        purpose: for people.
        kept: stays when the process that started it ends.
        owner_pid: the process that started it, for people.
        folder: everything of it on disk, sockets excepted.
        socket_dir: the folder of its socket.
        installation_root: the installation that must not be pruned under it.
    """

    id: str
    purpose: str
    kept: bool
    owner_pid: int
    folder: str
    socket_dir: str
    installation_root: str | None

    @property
    def data_dir(self) -> Path:
        """The data directory."""
        return Path(self.folder) / "data"


def _paths(identity: str) -> tuple[Path, Path]:
    run = cache_folder("run")
    return run / f"{identity}.json", run / f"{identity}.lock"


def register(entry: Entry) -> int | None:
    """Register a server before anything of it exists.

    Returns:
        the open lock that says "its owner lives"; None for a kept one.
    """
    description, lock_file = _paths(entry.id)
    lease = None
    if not entry.kept:
        lease = try_lock(lock_file)
        if lease is None:
            raise HarnessError(f"A server named {entry.id} is registered already.")
    _write(description, entry)
    return lease


def _write(description: Path, entry: Entry) -> None:
    scratch = description.with_suffix(".new")
    scratch.write_text(json.dumps(asdict(entry), indent=1), encoding="utf-8")
    scratch.rename(description)


def note_installation(identity: str, root: Path | None) -> None:
    """Say that a server runs from another installation now."""
    description, _ = _paths(identity)
    entry = Entry(**json.loads(description.read_text(encoding="utf-8")))
    entry.installation_root = str(root) if root else None
    _write(description, entry)


def unregister(identity: str, lease: int | None) -> None:
    """Forget a server of which nothing is left."""
    for path in _paths(identity):
        path.unlink(missing_ok=True)
    if lease is not None:
        os.close(lease)


def entries() -> Iterator[Entry]:
    """Every registered server."""
    for path in sorted(cache_folder("run").glob("*.json")):
        try:
            yield Entry(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            continue  # unregistered by its owner just now


def clean_stale() -> list[str]:
    """End and remove the servers whose owners are gone.

    Returns:
        their ids.
    """
    cleaned = []
    for entry in entries():
        if entry.kept:
            continue
        _, lock_file = _paths(entry.id)
        lease = try_lock(lock_file)
        if lease is None:
            continue  # its owner lives
        folder = Path(entry.folder)
        if not is_ours(folder):
            raise HarnessError(f"{_paths(entry.id)[0]} names a folder where no server of ours lies: {folder}")
        ended = end_all(entry.data_dir)
        remove_segments(folder)
        remove_socket_folder(Path(entry.socket_dir))
        if folder.is_dir():
            shutil.rmtree(folder)
        unregister(entry.id, lease)
        say(f"cleaned up after an interrupted run: {entry.purpose} (its server had {len(ended)} processes)")
        cleaned.append(entry.id)
    return cleaned
