"""The folders that all checkouts of one user share.

``$XDG_CACHE_HOME/pggit`` (``~/.cache/pggit``). When root's servers run as an account
that cannot enter that folder, ``/var/cache/pggit`` takes its place.
"""

import os
from functools import lru_cache
from pathlib import Path

from .account import server_account

SYSTEM_CACHE = Path("/var/cache/pggit")


def user_cache() -> Path:
    """The cache folder by the XDG rules, whoever can enter it."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG rules say: a relative path is invalid and has to be ignored.
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "pggit"


@lru_cache(maxsize=8)
def _usable_cache(wanted: Path) -> Path:
    account = server_account()
    if account is None or account.can_enter(wanted):
        return wanted
    return SYSTEM_CACHE


def cache_root() -> Path:
    """The cache folder in use; made when it is not there."""
    root = _usable_cache(user_cache())
    make_folder(root)
    return root


def make_folder(folder: Path) -> Path:
    """Make ``folder`` and what is missing above it, so that the server account can enter them.

    The caller's umask must not close a folder that root makes for another account.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        if server_account() is not None:
            folder.chmod(0o755)
    return folder


def cache_folder(name: str) -> Path:
    """One folder of the cache, made when it is not there.

    In use: ``servers``, ``clients``, ``node``, ``installations``, ``initdb``, ``clusters``,
    ``run``, ``temporary`` and ``locks``.
    """
    return make_folder(cache_root() / name)
