"""Python wheels that are unpacked into the cache, never installed into an environment."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from ..errors import HarnessError

_COMMON = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--quiet")


def unpack_locked_wheel(lock: Path, target: Path) -> None:
    """Fetch the wheel that ``lock`` pins and lay its files into ``target``.

    Goes through pip or uv as this machine has them configured; either checks the hash.

    Arguments:
        lock: a requirements file of one pinned line with ``--hash`` options.
        target: an existing folder.

    Raises:
        HarnessError: no installer could fetch it.
    """
    with tempfile.TemporaryDirectory(prefix="pggit-pip-") as scratch:
        argv = [*_installer(Path(scratch)), *_COMMON, "--target", str(target), "-r", str(lock)]
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
    if done.returncode != 0:
        raise HarnessError(
            f"Fetching {lock.stem} failed:\n{done.stdout.strip()}",
            "The machine's pip or uv settings name the index that is asked; is it reachable?",
        )


def _installer(scratch: Path) -> list[str]:
    """The command of whichever installer there is, up to and including ``install``."""
    uv = shutil.which("uv", path=os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]))
    if uv:
        return [uv, "pip", "install", "--python", sys.executable]
    quiet = ["--disable-pip-version-check", "--no-input"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", *quiet]
    subprocess.run([sys.executable, "-m", "venv", str(scratch / "venv")], check=True)
    return [str(scratch / "venv" / "bin" / "python"), "-m", "pip", "install", *quiet]
