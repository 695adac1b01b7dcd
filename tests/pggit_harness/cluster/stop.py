"""Stopping a server in order."""

import os
import signal
import subprocess
from pathlib import Path
from typing import Literal

from .polling import PollTimeout
from .processes import wait_until_gone
from .start import reap

StopMode = Literal["smart", "fast", "immediate"]
_SIGNALS = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}


def stop_postmaster(pid: int, data_dir: Path, mode: StopMode, timeout: float) -> None:
    """Signal a postmaster and wait until none of its server's processes is left.

    Raises:
        PollTimeout: some are after ``timeout`` seconds.
    """
    os.kill(pid, _SIGNALS[mode])
    try:
        reap(pid, timeout)
    except subprocess.TimeoutExpired:
        raise PollTimeout(f"the {mode} stop of the server in {data_dir}", "it ends", "it runs", timeout) from None
    wait_until_gone(data_dir, timeout)
