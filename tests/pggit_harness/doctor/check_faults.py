"""Which faults can be injected on this machine."""

import ctypes.util
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..servers.complete import has_old_programs
from ..servers.versions import supported_majors
from .finding import Finding
from .marked_tests import tests_of


@dataclass(frozen=True)
class _Means:
    """Something that a kind of fault needs.

    Attributes:
        subject: its name.
        faults: the faults that can be injected with it.
        find: what was found, or None.
        mend: how to get it.
    """

    subject: str
    faults: tuple[str, ...]
    find: Callable[[], str | None]
    mend: str


def check() -> Iterator[Finding]:
    """Each means, with the tests of its faults when it is not there."""
    always = "F00 to F11, F16 to F19, F21, F22, F24 to F26 and F28 to F30"
    yield Finding(
        "always possible", "ok", f"{always}: signals, settings, files of stopped servers, a proxy in the test"
    )
    for means in _ALL:
        found = means.find()
        named = ", ".join(means.faults)
        if found:
            yield Finding(means.subject, "ok", f"{found} ({named})")
        else:
            marked = tests_of(means.faults)
            left_out = f"{named}; tests marked so: " + (", ".join(marked) if marked else "none yet")
            yield Finding(means.subject, "note", "none", means.mend, left_out)


def _compiler() -> str | None:
    return (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")) if sys.platform == "linux" else None


def _small_disk() -> str | None:
    if sys.platform != "linux":
        return None
    if os.geteuid() == 0 and _runs("unshare", "-m", "true"):
        return "root, who may mount"
    if _runs("bwrap", "--ro-bind", "/", "/", "--size", "1048576", "--tmpfs", "/tmp", "true"):
        return shutil.which("bwrap")
    return None


def _runs(program: str, *arguments: str) -> bool:
    path = shutil.which(program)
    if path is None:
        return False
    return subprocess.run([path, *arguments], capture_output=True, check=False).returncode == 0


def _faketime() -> str | None:
    places = [Path(base) for base in ("/usr/lib", "/usr/local/lib", "/usr/lib64")]
    found = [path for base in places for path in base.glob("**/faketime/libfaketime.so.1")]
    return str(found[0]) if found else ctypes.util.find_library("faketime")


def _prlimit() -> str | None:
    return "prlimit" if hasattr(resource, "prlimit") else None


def _old_server() -> str | None:
    """pg_upgrade needs the old version's pg_controldata and pg_resetwal too."""
    majors = [str(major) for major in supported_majors()[:-1] if has_old_programs(major)]
    return f"from {', '.join(majors)}" if majors else None


_PACKAGES = "Install it with the system's packages: "
_ALL = (
    _Means("C compiler, for preloaded shims", ("F12", "F13", "F14", "F15"), _compiler, _PACKAGES + "gcc (Linux only)."),
    _Means("disk of a given size", ("F12", "F13"), _small_disk, "Run as root, or install bubblewrap (Linux only)."),
    _Means("libfaketime", ("F20",), _faketime, _PACKAGES + "faketime (libfaketime)."),
    _Means("memory limits on a running process", ("F23",), _prlimit, "Linux has them."),
    _Means("older versions that can be upgraded", ("F27",), _old_server, _PACKAGES + "postgresql-15 or 16, say."),
)
