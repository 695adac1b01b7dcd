"""Shared memory that a killed server leaves in the system.

A server that starts again in the same data directory removes what its killed predecessor left. One
that is destroyed after a kill does not start again, so its segments have to be removed for it.
"""

import ctypes
import json
import re
import struct
from collections.abc import Iterable
from pathlib import Path

from .processes import read_pid_file

_LIST = "segments.json"
_IPC_RMID = 0
# PostgreSQL's dsm.c: a magic number, how many of the items are in use, how many there are; the items. An item begins
# with the segment's number.
_MAGIC = 0x9A503D32
_HEADER = struct.Struct("=IIII")
_ITEM = struct.Struct("=IIQQQQ")


def note_segments(folder: Path, pids: Iterable[int]) -> None:
    """Write down which POSIX segments these processes use, before somebody kills them."""
    found = set(_noted(folder))
    for pid in pids:
        try:
            maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")
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
        for segment in (*_listed_in(Path(name)), Path(name)):
            segment.unlink(missing_ok=True)
    _remove_system_v(folder / "data")


def _listed_in(control: Path) -> list[Path]:
    """The segments that a server has made since it started, when ``control`` is its list of them."""
    content = control.read_bytes() if control.exists() else b""
    if len(content) < _HEADER.size:
        return []
    magic, used, there, _ = _HEADER.unpack_from(content)
    if magic != _MAGIC or used > there or len(content) < _HEADER.size + used * _ITEM.size:
        return []
    items = _ITEM.iter_unpack(content[_HEADER.size : _HEADER.size + used * _ITEM.size])
    return [control.with_name(f"PostgreSQL.{number}") for number, references, *_ in items if references]


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
