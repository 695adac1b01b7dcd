"""Where the folders of clusters are."""

import os
import shutil
from pathlib import Path

import psutil

from ..servers.cache import cache_folder

_MEMORY = Path("/dev/shm")
#: A shared server with its store of databases takes a few hundred megabytes.
_NEEDED = 3 * 1024**3


def choose_folder(identity: str, *, volatile: bool) -> Path:
    """A folder for a new cluster; it is not made yet.

    Arguments:
        volatile: its data may lie in memory. Then nobody who forces data to the same disk
            slows it down: making a database was seen to take 15 ms alone and 280 ms beside one who does.
    """
    if volatile and _fits_in_memory():
        return _MEMORY / f"pggit-{identity}"
    return cache_folder("clusters") / identity


def is_ours(folder: Path) -> bool:
    """Whether ``folder`` is one that :func:`choose_folder` could have named."""
    in_memory = folder.parent == _MEMORY and folder.name.startswith("pggit-")
    return in_memory or folder.parent == cache_folder("clusters")


def _fits_in_memory() -> bool:
    if not (_MEMORY.is_dir() and os.access(_MEMORY, os.W_OK | os.X_OK)):
        return False
    return min(shutil.disk_usage(_MEMORY).free, psutil.virtual_memory().available) >= _NEEDED
