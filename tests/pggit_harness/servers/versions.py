"""Which PostgreSQL versions there are, read from the lock file of the servers."""

import os
import re
from functools import lru_cache

from ..errors import HarnessError
from .npm_lock import locked_packages


@lru_cache(maxsize=1)
def supported_majors() -> tuple[int, ...]:
    """The major versions in the lock file, oldest first."""
    return tuple(sorted({package.major for package in locked_packages()}))


def default_major() -> int:
    """The major version of this run: ``PG``, else the newest but one.

    Raises:
        HarnessError: ``PG`` is not one of the supported versions.
    """
    wanted = os.environ.get("PG", "").strip()
    if not wanted:
        return supported_majors()[-2]
    return check_major(wanted)


def check_major(wanted: str) -> int:
    """Turn a version given by a person into a supported major version.

    Raises:
        HarnessError: it is not one.
    """
    known = supported_majors()
    if not re.fullmatch(r"[0-9]+", wanted) or int(wanted) not in known:
        names = ", ".join(str(major) for major in known)
        raise HarnessError(f"PG={wanted} is not a supported PostgreSQL version.", f"PG is one of {names}.")
    return int(wanted)
