"""Client programs of the complete distribution, looked up once in each process."""

from functools import lru_cache
from pathlib import Path

from .embedded import client_programs


@lru_cache(maxsize=1)
def _folder() -> Path:
    # Every look-up verifies all files of the distribution.
    return client_programs()


def client_program(name: str) -> Path:
    """The program ``name`` (psql, pg_dump, pg_restore ...); it works against servers of all versions."""
    return _folder() / name
