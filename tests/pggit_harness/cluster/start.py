"""Starting a postmaster and knowing when it takes connections."""

import re
import subprocess
import time
from pathlib import Path

from ..errors import HarnessError
from ..servers.account import popen_identity, server_account
from .processes import belongs, processes_of, read_pid_file

# A start right after a crash meets processes of the old server that have not noticed its death yet.
_ORPHANS = re.compile(r"pre-existing shared memory block|lock file \"postmaster.pid\" already exists")
# A process object that is collected before its process has ended would warn; postmasters outlive theirs.
_CHILDREN: dict[int, subprocess.Popen[bytes]] = {}


class StartFailed(HarnessError):
    """The server did not come up.

    Attributes:
        log_tail: what it wrote while it tried.
    """

    def __init__(self, message: str, log_tail: str) -> None:
        super().__init__(f"{message}\n{log_tail.strip()}")
        self.log_tail = log_tail


def start_postmaster(postgres: Path, data_dir: Path, log: Path, *, env: dict[str, str], timeout: float) -> int:
    """Start the server of ``data_dir`` and wait until it takes connections.

    Arguments:
        postgres: the program.
        log: a file that its messages are added to.
        env: its whole environment.
        timeout: seconds in all.

    Returns:
        the postmaster's pid.

    Raises:
        StartFailed: it ended, or did not get ready in time (it is ended then).
    """
    deadline = time.monotonic() + timeout
    pause = 0.02
    while True:
        offset = log.stat().st_size
        _forget_dead_pid_file(data_dir)
        child = _launch(postgres, data_dir, log, env)
        if _becomes_ready(child, data_dir, deadline):
            return child.pid
        _CHILDREN.pop(child.pid, None)
        with log.open("rb") as stream:
            stream.seek(offset)
            tail = stream.read().decode("utf-8", errors="replace")
        if child.returncode is None:
            child.kill()
            child.wait()
            raise StartFailed(f"The server in {data_dir} was not ready after {timeout:g} s.", tail)
        if not _ORPHANS.search(tail) or time.monotonic() >= deadline:
            raise StartFailed(f"The server in {data_dir} did not start (exit code {child.returncode}).", tail)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.25)


def _launch(postgres: Path, data_dir: Path, log: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    with log.open("ab") as output:
        child = subprocess.Popen(
            [str(postgres), "-D", str(data_dir)],
            cwd="/",
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the tests, which stop their servers in order
            **popen_identity(server_account()),
        )
    _CHILDREN[child.pid] = child
    return child


def _becomes_ready(child: subprocess.Popen[bytes], data_dir: Path, deadline: float) -> bool:
    while time.monotonic() < deadline:
        if child.poll() is not None:
            return False
        lines = read_pid_file(data_dir)
        # The eighth line is the server's own word for its state; pg_ctl reads it too.
        if len(lines) >= 8 and lines[0] == str(child.pid) and lines[7].strip() in ("ready", "standby"):
            return True
        time.sleep(0.005)
    return False


def _forget_dead_pid_file(data_dir: Path) -> None:
    """Remove a ``postmaster.pid`` whose number belongs to no process of this server.

    After a reboot the number can be a foreign process's, and PostgreSQL would take that for a server.
    """
    lines = read_pid_file(data_dir)
    if lines and not any(belongs(process.pid, data_dir) for process in processes_of(data_dir)):
        (data_dir / "postmaster.pid").unlink()


def reap(pid: int, timeout: float) -> bool:
    """Wait for a postmaster that this process started.

    Returns:
        whether it was ours.
    """
    child = _CHILDREN.pop(pid, None)
    if child is None:
        return False
    child.wait(timeout)
    return True
