"""Old installations are removed, never one in use."""

import json
import shutil
import uuid
from pathlib import Path

from .cache import cache_folder
from .installation import last_used

KEEP_DAYS = 14


def prune_installations(*, keep: Path) -> list[Path]:
    """Remove installations that nobody used for some days; call it under the installations' lock.

    Arguments:
        keep: one that is about to be used.

    Returns:
        what was removed.
    """
    in_use = _in_use() | {keep}
    removed = []
    for folder in cache_folder("installations").iterdir():
        stale = folder.name.endswith(".partial")  # we hold the lock: nobody is making it any more
        damaged = "-damaged-" in folder.name
        if folder in in_use or not (stale or damaged or last_used(folder) > KEEP_DAYS * 86400):
            continue
        doomed = folder.with_name(f".{uuid.uuid4().hex[:8]}.partial")
        folder.rename(doomed)
        shutil.rmtree(doomed)
        removed.append(folder)
    return removed


def _in_use() -> set[Path]:
    """Installations that a registered server runs from."""
    found = set()
    for entry in cache_folder("run").glob("*.json"):
        try:
            found.add(Path(json.loads(entry.read_text(encoding="utf-8"))["installation_root"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # being written or removed at this moment, or of a server used in place
    return found
