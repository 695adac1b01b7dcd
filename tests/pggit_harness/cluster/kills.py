"""Killing processes of a server, with proof."""

import os
import signal
import time
from pathlib import Path

import psutil

from ..errors import HarnessError
from .evidence import Killed
from .polling import PollTimeout, poll_until
from .processes import belongs, processes_of, wait_until_gone
from .segments import note_segments
from .start import reap

#: Orphans notice their postmaster's death when they next wait; one that computes may take longer than this.
_PATIENCE = 15.0


def kill_postmaster(pid: int, data_dir: Path) -> Killed:
    """SIGKILL a postmaster; its other processes are given time to end by themselves."""
    before = processes_of(data_dir)
    others = tuple(process.pid for process in before if process.pid != pid)
    note_segments(data_dir.parent, [process.pid for process in before])
    began = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    reap(pid, timeout=10)
    forced: tuple[int, ...] = ()
    try:
        wait_until_gone(data_dir, _PATIENCE)
    except PollTimeout:
        left = processes_of(data_dir)
        for process in left:
            process.kill()
        forced = tuple(process.pid for process in left)
        wait_until_gone(data_dir, timeout=10)
    return Killed(pid, int(signal.SIGKILL), others, forced, time.monotonic() - began)


def kill_backend(pid: int, signum: int, postmaster: int, data_dir: Path) -> Killed:
    """Send ``signum`` to one process of a server, not the postmaster, and wait until it has ended."""
    if pid == postmaster:
        raise HarnessError(f"{pid} is the postmaster; kill() is for that.")
    if not belongs(pid, data_dir):
        raise HarnessError(f"{pid} is no process of the server in {data_dir}.")
    process = psutil.Process(pid)
    began = time.monotonic()
    os.kill(pid, signum)
    poll_until(
        lambda: process.is_running() and belongs(pid, data_dir),
        lambda alive: not alive,
        what=f"the end of process {pid} after signal {signum}",
        expectation="it ended",
        timeout=30,
    )
    return Killed(pid, int(signum), (), (), time.monotonic() - began)
