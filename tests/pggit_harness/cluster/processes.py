"""Which processes belong to which data directory."""

import os
import signal
from pathlib import Path

import psutil

from .polling import poll_until


def read_pid_file(data_dir: Path) -> list[str]:
    """The lines of ``postmaster.pid``; none when there is no such file."""
    try:
        return (data_dir / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def belongs(pid: int, data_dir: Path) -> bool:
    """Whether ``pid`` is a live process of the server in ``data_dir``.

    Every server process has its data directory as its working directory; a foreign process
    that got the number of a dead one has not.
    """
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == data_dir.resolve()
    except (psutil.Error, OSError):
        return False


def postmaster_pid(data_dir: Path) -> int | None:
    """The pid of the running postmaster of ``data_dir``, or None."""
    lines = read_pid_file(data_dir)
    if not lines or not lines[0].lstrip("-").isdigit():
        return None
    pid = abs(int(lines[0]))
    return pid if belongs(pid, data_dir) else None


def processes_of(data_dir: Path) -> list[psutil.Process]:
    """Every live process of the server in ``data_dir``, orphans included."""
    return [process for process in psutil.process_iter() if belongs(process.pid, data_dir)]


def wait_until_gone(data_dir: Path, timeout: float) -> None:
    """Wait until no process of the server in ``data_dir`` is left.

    Arguments:
        timeout: seconds.

    Raises:
        PollTimeout: some are.
    """
    poll_until(
        lambda: [process.pid for process in processes_of(data_dir)],
        lambda pids: not pids,
        what=f"the end of all processes of the server in {data_dir}",
        expectation=[],
        timeout=timeout,
    )


def end_all(data_dir: Path) -> list[int]:
    """End a server that nobody owns any more, whatever state it is in.

    Returns:
        the pids of its processes.
    """
    if not data_dir.exists():
        return []
    found = processes_of(data_dir)
    main = postmaster_pid(data_dir)
    if main is not None:
        os.kill(main, signal.SIGQUIT)
        psutil.wait_procs(found, timeout=5)
    for process in processes_of(data_dir):
        process.kill()
    wait_until_gone(data_dir, timeout=10)
    return [process.pid for process in found]
