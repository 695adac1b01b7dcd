"""Temporary folders that do not outlive their owners, whatever ends those.

``temporary/<id>.path`` in the cache names a folder; its owner holds a lock on ``temporary/<id>.lock`` for as long
as it lives, as the owner of a server does. The next one to ask for a folder removes those of dead owners, wherever
TMPDIR has led them.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from .cache import cache_folder
from .filelock import try_lock


@contextmanager
def temporary_folder(purpose: str) -> Iterator[Path]:
    """An empty folder for the length of a ``with`` block; its path is short, and nobody else can enter it.

    Arguments:
        purpose: a word, part of the folder's name.
    """
    remove_left_folders()
    home, identity = cache_folder("temporary"), secrets.token_hex(4)
    folder = Path(tempfile.gettempdir()) / f"pggit-{purpose}-{identity}"
    lock, note = home / f"{identity}.lock", home / f"{identity}.path"
    lease = try_lock(lock)
    if lease is None:
        raise HarnessError(f"A temporary folder named {identity} is registered already.")
    try:
        # Noted before it exists, and by a rename: who finds a note finds a whole one.
        scratch = note.with_suffix(".new")
        scratch.write_text(str(folder), encoding="utf-8")
        scratch.rename(note)
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        remove_tree(folder)
        _forget(note, lock, lease)


def remove_left_folders() -> list[Path]:
    """Remove the temporary folders whose owners are gone.

    Returns:
        those that were still there.
    """
    removed = []
    for note in sorted(cache_folder("temporary").glob("*.path")):
        lock = note.with_suffix(".lock")
        lease = try_lock(lock)
        if lease is None:
            continue  # its owner lives
        folder = Path(note.read_text(encoding="utf-8")) if note.exists() else None
        if folder is not None and not folder.name.startswith("pggit-"):
            raise HarnessError(f"{note} names a folder that is not ours: {folder}")
        if folder is not None and folder.exists():
            try:
                remove_tree(folder)
            except OSError as error:
                say(f"{folder} of an interrupted run is left to the next one: {error}")
                os.close(lease)
                continue
            removed.append(folder)
        _forget(note, lock, lease)
    return removed


def remove_tree(folder: Path) -> None:
    """Remove a folder with everything in it, what its owner has closed to himself included."""
    for path, subfolders, _ in os.walk(folder):
        for name in subfolders:
            below = Path(path, name)
            if not below.is_symlink() and not os.access(below, os.R_OK | os.W_OK | os.X_OK):
                below.chmod(0o700)
    if folder.exists():
        shutil.rmtree(folder)


def _forget(note: Path, lock: Path, lease: int) -> None:
    # In this order: without its note nobody takes the lock for a dead owner's.
    note.unlink(missing_ok=True)
    lock.unlink(missing_ok=True)
    os.close(lease)
