"""A download that is verified before every use, and fetched again when damaged."""

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from ..progress import say
from .cache import cache_folder
from .filelock import file_lock
from .manifest import Manifest, damage, load, publish, remove_partial


def fetched(kind: str, name: str, origin: str, fill: Callable[[Path], None]) -> tuple[Path, Manifest]:
    """A verified tree in the cache.

    Processes that want the same one wait for one another; the first fetches it.

    Arguments:
        kind: the folder of the cache, for example ``servers``.
        name: the tree's name there.
        origin: what the lock file says of it, integrity hash included.
        fill: fetches it into an empty folder.

    Returns:
        the tree's folder and its manifest.
    """
    folder = cache_folder(kind) / name
    lock = cache_folder("locks") / f"{kind}-{name}.lock"
    with file_lock(lock, waiting_for=f"fetching {name}"):
        if remove_partial(folder):
            say(f"an earlier download of {name} was interrupted; its remains are removed")
        manifest = load(folder)
        if folder.exists():
            fault = _fault(folder, manifest, origin)
            if fault is None and manifest is not None:
                return folder / "tree", manifest
            say(f"{name} in the cache is damaged ({fault}); it is removed and fetched again")
            _remove(folder)
        manifest = publish(folder, origin, fill)
    return folder / "tree", manifest


def _fault(folder: Path, manifest: Manifest | None, origin: str) -> str | None:
    if manifest is None:
        return "its manifest is missing or unreadable"
    if manifest.origin != origin:
        return "it is not what the lock file names"
    return damage(manifest, folder / "tree")


def _remove(folder: Path) -> None:
    # Renamed first: an interrupted removal must not leave a folder that looks whole.
    doomed = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.partial")
    folder.rename(doomed)
    shutil.rmtree(doomed)
