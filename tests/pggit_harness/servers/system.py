"""PostgreSQL as somebody else installed it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import HarnessError

_PLACES = (
    "/usr/lib/postgresql/{major}/bin",
    "/usr/pgsql-{major}/bin",
    "/usr/local/pgsql-{major}/bin",
    "/opt/homebrew/opt/postgresql@{major}/bin",
    "/usr/local/opt/postgresql@{major}/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@{major}/bin",
    "/Applications/Postgres.app/Contents/Versions/{major}/bin",
    "/opt/local/lib/postgresql{major}/bin",
    "/usr/libexec/postgresql{major}",
)
# Their other entries belong to other packages, and libraries there are found by the dynamic linker.
_SHARED_BY_ALL = frozenset(
    Path(name)
    for name in ("/", "/usr", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local", "/usr/local/lib", "/opt")
)


@dataclass(frozen=True)
class SystemServer:
    """What a pg_config says of its PostgreSQL."""

    pg_config: Path
    major: int
    version: str
    bindir: Path
    sharedir: Path
    pkglibdir: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that a relocated copy needs, none of them inside another."""
        wanted = (self.bindir, self.sharedir, self.pkglibdir)
        return tuple(
            folder
            for folder in dict.fromkeys(wanted)
            if not any(folder != other and folder.is_relative_to(other) for other in wanted)
        )

    def neighbours(self) -> Iterator[Path]:
        """What lies beside those folders in the same distribution.

        Its programs may look there for libraries, by paths relative to themselves.
        """
        for above in list(self.bindir.parents)[:3]:
            if above in _SHARED_BY_ALL:
                return
            for entry in above.iterdir():
                if not any(folder.is_relative_to(entry) or entry.is_relative_to(folder) for folder in self.folders):
                    yield entry

    def key(self) -> str:
        """A digest of names, sizes and times of all its files: another one after an upgrade."""
        digest = hashlib.sha256(self.version.encode())
        for folder in self.folders:
            for base, subfolders, names in os.walk(folder):
                subfolders.sort()
                for name in sorted(names):
                    status = os.lstat(os.path.join(base, name))
                    digest.update(json.dumps([base, name, status.st_size, status.st_mtime_ns]).encode())
        return digest.hexdigest()


def read_pg_config(pg_config: Path) -> SystemServer:
    """Ask a pg_config about its PostgreSQL.

    Raises:
        HarnessError: it is no pg_config, or there is no server beside it.
    """
    hint = "PG_CONFIG is the path of a pg_config."
    options = ("--version", "--bindir", "--sharedir", "--pkglibdir")
    try:
        done = subprocess.run([str(pg_config), *options], capture_output=True, text=True, check=False)
    except OSError as error:
        raise HarnessError(
            f"{pg_config} cannot be run: {error.strerror}.", "PG_CONFIG is the path of a pg_config."
        ) from error
    match = re.match(r"PostgreSQL (\d+)\S*", done.stdout)
    lines = done.stdout.splitlines()
    if done.returncode != 0 or match is None or len(lines) != len(options):
        raise HarnessError(f"{pg_config} does not answer like a pg_config.", hint)
    bindir, sharedir, pkglibdir = (Path(line) for line in lines[1:])
    if not (bindir / "postgres").is_file():
        raise HarnessError(
            f"{pg_config} belongs to PostgreSQL {match[1]}, whose server is not installed (no {bindir}/postgres).",
            "Install the server's package too, or leave PG_CONFIG and PG_SOURCE unset for the embedded servers.",
        )
    version = lines[0].split()[1]
    return SystemServer(pg_config, int(match[1]), version, bindir, sharedir, pkglibdir)


def find_system_server(major: int) -> SystemServer:
    """The machine's own PostgreSQL of one major version.

    Raises:
        HarnessError: there is none; the message lists what there is.
    """
    seen: dict[Path, str] = {}
    for pg_config in _candidates(major):
        try:
            server = read_pg_config(pg_config)
        except HarnessError as error:
            seen[pg_config] = error.message
            continue
        if server.major == major:
            return server
        seen[pg_config] = f"is PostgreSQL {server.version}"
    found = "".join(f"\n  {path}: {what}" for path, what in seen.items()) or " No pg_config was found at all."
    raise HarnessError(
        f"PG_SOURCE=system: this machine has no PostgreSQL {major} server.{found}",
        "Install it with the system's packages, name it with PG_CONFIG=/path/to/pg_config, "
        "or leave PG_SOURCE unset for the embedded servers.",
    )


def _candidates(major: int) -> Iterator[Path]:
    given = [Path(place.format(major=major)) / "pg_config" for place in _PLACES]
    on_path = shutil.which("pg_config")
    for path in dict.fromkeys([*given, *([Path(on_path)] if on_path else [])]):
        if path.is_file():
            yield path
