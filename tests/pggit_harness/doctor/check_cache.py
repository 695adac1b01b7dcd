"""The cache and the account that servers run under."""

import os
import shutil
from collections.abc import Iterator

from ..errors import HarnessError
from ..servers.account import server_account
from ..servers.cache import cache_root, user_cache
from .finding import Finding

_ELSEWHERE = "Set XDG_CACHE_HOME to a folder of yours."
#: Four versions, their installations and a few clusters, in bytes.
_WANTED = 2 * 1024**3


def check() -> Iterator[Finding]:
    """Whether servers have an account to run under and folders that it can enter."""
    try:
        account = server_account()
    except HarnessError as error:
        yield Finding("server account", "missing", error.message, error.hint)
        return
    if account is None:
        yield Finding("server account", "ok", "you")
    else:
        yield Finding("server account", "ok", f"{account.name}, for PostgreSQL refuses to run as root")
    try:
        root = cache_root()
    except OSError as error:
        yield Finding("cache", "missing", f"{user_cache()}: {error.strerror}", _ELSEWHERE)
        return
    if not os.access(root, os.W_OK | os.X_OK):
        yield Finding("cache", "missing", f"{root} cannot be written", _ELSEWHERE)
        return
    free = shutil.disk_usage(root).free
    where = f"{root} ({free / 1024**3:.0f} GB free)"
    if root != user_cache() and account is not None:
        where += f"; {account.name} cannot enter {user_cache()}"
    if free < _WANTED:
        yield Finding("cache", "note", where, "Make room: four versions and their clusters take up to 2 GB.")
    else:
        yield Finding("cache", "ok", where)
