"""Packages of PyPI and npm, unpacked into the cache; nothing of them is installed, and nothing of them is run."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from ..servers.fetched import fetched
from ..servers.npm import npm_install
from ..servers.npm_lock import LockedPackage, this_platform
from ..servers.wheels import pinned_version, unpack_locked_wheel

LOCKS = Path(__file__).parent / "lock"


def package_files(name: str) -> Path:
    """The folder with the files of a package, hash-checked and from then on in the cache.

    Arguments:
        name: of a lock file here (a wheel), or of an entry of ``npm.json``.

    Raises:
        HarnessError: there is no such lock, or the registry could not be reached.
    """
    wheel = LOCKS / f"{name}.txt"
    if wheel.is_file():
        return _wheel(wheel)
    entry = json.loads((LOCKS / "npm.json").read_text(encoding="utf-8")).get(name)
    if entry is None:
        raise HarnessError(f"No lock file names a package {name!r}.", f"They are in {LOCKS}.")
    locked = LockedPackage(name, 0, "", entry["package"], entry["version"], entry["integrity"])

    def fill(tree: Path) -> None:
        say(f"fetching {locked.package} {locked.version} for its schema")
        npm_install(locked, tree)

    return fetched("packages", f"{name}-{locked.version}", locked.origin, fill)[0]


def _wheel(lock: Path) -> Path:
    text = lock.read_text(encoding="utf-8")

    def fill(tree: Path) -> None:
        say(f"fetching {lock.stem} {pinned_version(text)} for its schema")
        unpack_locked_wheel(lock, tree)

    return fetched("packages", f"{lock.stem}-{pinned_version(text)}-{this_platform()}", text, fill)[0]
