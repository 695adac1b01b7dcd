"""Shared memory that a killed server leaves in the system.

A server that starts again in the same data directory removes what its killed predecessor left. One
that is destroyed after a kill does not start again, so its segments have to be removed for it.
"""

import ctypes
import json
import re
from collections.abc import Iterable
from pathlib import Path

import psutil

from .processes import read_pid_file

_LIST = "segments.json"
_IPC_RMID = 0


def note_segments(folder: Path, processes: Iterable[psutil.Process]) -> None:
    """Write down which POSIX segments these processes use, before they are killed."""
    found = set(_noted(folder))
    for process in processes:
        try:
            maps = Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # it ended just now, or this system has no such files
        found.update(re.findall(r"/dev/shm/PostgreSQL\.\d+", maps))
    (folder / _LIST).write_text(json.dumps(sorted(found)), encoding="utf-8")


def _noted(folder: Path) -> list[str]:
    path = folder / _LIST
    return [str(name) for name in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []


def remove_segments(folder: Path) -> None:
    """Remove what is left of a server's shared memory; none of its processes may be alive.

    Arguments:
        folder: the cluster's folder.
    """
    for name in _noted(folder):
        Path(name).unlink(missing_ok=True)
    _remove_system_v(folder / "data")


def _remove_system_v(data_dir: Path) -> None:
    # The seventh line of a pid file that a killed postmaster left: key and number of its segment.
    lines = read_pid_file(data_dir)
    table = Path("/proc/sysvipc/shm")
    if len(lines) < 7 or len(lines[6].split()) != 2 or not table.exists():
        return
    key, number = lines[6].split()
    for row in (line.split() for line in table.read_text(encoding="ascii").splitlines()[1:]):
        # key, number, mode, size, creator, last user, attached: all that can tell it from somebody else's.
        unused = row[6] == "0"
        if unused and int(row[0]) == int(key) and row[1] == number and row[4] == lines[0].lstrip("-"):
            ctypes.CDLL(None, use_errno=True).shmctl(int(number), _IPC_RMID, None)
