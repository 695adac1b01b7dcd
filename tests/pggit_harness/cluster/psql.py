"""Scripts through psql."""

import subprocess
from pathlib import Path

from ..errors import HarnessError
from .environment import server_environment


class PsqlFailed(HarnessError):
    """psql ended with an error.

    Attributes:
        stdout, stderr: what it wrote.
    """

    def __init__(self, code: int, stdout: str, stderr: str) -> None:
        super().__init__(f"psql ended with exit code {code}:\n{stderr.strip()}")
        self.stdout = stdout
        self.stderr = stderr


def run_psql(psql: Path, conninfo: str, sql: str, timeout: float = 120) -> str:
    """Run ``sql``, stopping at the first error.

    Arguments:
        timeout: seconds.

    Returns:
        unaligned output without headers or the last line break.
    """
    done = subprocess.run(
        [str(psql), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", conninfo],
        input=sql,
        env=server_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    if done.returncode != 0:
        raise PsqlFailed(done.returncode, done.stdout, done.stderr)
    return done.stdout.rstrip("\n")
