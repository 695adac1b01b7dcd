"""A PostgreSQL with this extension in it, ready to run and never changed afterwards."""

import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import HarnessError
from .embedded import client_major, client_programs

# These read or write a data directory, whose layout is its version's own.
_BOUND_TO_VERSION = frozenset(
    ("initdb", "pg_ctl", "postgres", "pg_controldata", "pg_checksums", "pg_resetwal", "pg_rewind", "pg_waldump")
)


@dataclass(frozen=True)
class Installation:
    """Programs, libraries and the extension of one PostgreSQL.

    Attributes:
        major: for example 16.
        version: for example ``16.14``.
        source: ``embedded``, ``system`` or ``installed``.
        bindir: where its own programs are.
        server_key: a digest of the server without the extension.
        key: a digest of everything; equal keys, equal installations.
        root: the folder that belongs to this installation; None when it is used in place.
    """

    major: int
    version: str
    source: str
    bindir: Path
    server_key: str
    key: str
    root: Path | None

    def program(self, name: str) -> Path:
        """The program ``name``: this version's own, else the complete distribution's.

        Raises:
            HarnessError: there is none that fits this version.
        """
        own = self.bindir / name
        if own.is_file():
            return own
        complete = _clients()
        other = complete / name
        if name in _BOUND_TO_VERSION and self.major != client_major():
            raise HarnessError(
                f"There is no {name} for PostgreSQL {self.major} here ({self.source}).",
                "A complete PostgreSQL of that version has it: PG_SOURCE=system or PG_CONFIG=/path/to/pg_config.",
            )
        if not other.is_file():
            raise HarnessError(f"There is no program {name} in {self.bindir} or {complete}.")
        return other

    def to_dict(self) -> dict[str, str | int | None]:
        """Everything as plain values, for another process."""
        return {**self.__dict__, "bindir": str(self.bindir), "root": str(self.root) if self.root else None}

    @classmethod
    def from_dict(cls, fields: Mapping[str, str | int | None]) -> "Installation":
        """The opposite of :meth:`to_dict`."""
        root = fields["root"]
        return cls(
            int(fields["major"] or 0),
            str(fields["version"]),
            str(fields["source"]),
            Path(str(fields["bindir"])),
            str(fields["server_key"]),
            str(fields["key"]),
            Path(str(root)) if root else None,
        )


@lru_cache(maxsize=1)
def _clients() -> Path:
    return client_programs()


def link_tree(source: Path, target: Path, *, may_link: bool = True) -> None:
    """Lay ``source`` into ``target``: hard links where the file system makes them, copies elsewhere.

    Arguments:
        may_link: False for files that others may change in place.
    """
    for folder, subfolders, names in os.walk(source):
        here = target / os.path.relpath(folder, source)
        here.mkdir(parents=True, exist_ok=True)
        here.chmod(0o755)
        for name in (*names, *(sub for sub in subfolders if (Path(folder) / sub).is_symlink())):
            original, copy = Path(folder) / name, here / name
            if original.is_symlink():
                copy.symlink_to(os.readlink(original))
            elif not may_link or not _hard_link(original, copy):
                shutil.copy2(original, copy)


def _hard_link(original: Path, copy: Path) -> bool:
    try:
        os.link(original, copy)
    except OSError:
        # Another file system, one without links, or a kernel that protects them: copy.
        return False
    return True


def mark_used(root: Path) -> None:
    """Note that ``root`` was used just now, so that it is not pruned."""
    marker = root / ".used"
    marker.touch()
    os.utime(marker)


def last_used(root: Path) -> float:
    """Seconds since the installation in ``root`` was last used."""
    marker = root / ".used"
    return time.time() - (marker if marker.exists() else root).stat().st_mtime
