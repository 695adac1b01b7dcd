"""Python wheels that are unpacked into the cache, never installed into an environment."""

import base64
import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from ..errors import HarnessError
from .manifest import sha256_of

_COMMON = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--quiet")


def pinned_version(lock_text: str) -> str:
    """The version that a lock file of one wheel pins."""
    match = re.search(r"^[\w-]+==(\S+)", lock_text, re.MULTILINE)
    if match is None:
        raise HarnessError("The lock file of a wheel pins nothing.")
    return match[1]


def unpack_locked_wheel(lock: Path, target: Path, *, python: str | None = None) -> None:
    """Fetch the wheel that ``lock`` pins and lay its files into ``target``.

    Goes through pip or uv as this machine has them configured; either checks the hash.

    Arguments:
        lock: a requirements file of one pinned line with ``--hash`` options.
        target: an existing folder; the installer works in a folder beside it, which goes away with it when everything
            is interrupted.
        python: take the wheel for this version of Python (its programs do not care), by default this one's.

    Raises:
        HarnessError: no installer could fetch it.
    """
    version = ["--python-version", python] if python else []
    scratch = target.with_name("pip")
    scratch.mkdir()
    try:
        done = subprocess.run(
            [*_installer(scratch), *_COMMON, *version, "--target", str(target), "-r", str(lock)],
            env={**os.environ, "TMPDIR": str(scratch)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if done.returncode != 0:
        raise HarnessError(
            f"Fetching {lock.stem} failed:\n{done.stdout.strip()}",
            "The machine's pip or uv settings name the index that is asked; is it reachable?",
        )
    check_records(target)


def check_records(target: Path) -> None:
    """Compare every file with the wheel's own list of hashes: installers unpack from caches that they trust."""
    for record in target.glob("*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as stream:
            for name, digest, *_ in csv.reader(stream):
                path = target / name
                if not digest.startswith("sha256=") or path.suffix == ".pyc":
                    continue
                expected = base64.urlsafe_b64decode(digest.removeprefix("sha256=") + "=").hex()
                if not path.is_file() or sha256_of(path) != expected:
                    raise HarnessError(
                        f"{name} of {record.parent.name} came damaged out of the installer's cache.",
                        "Empty that cache: uv cache clean, or pip cache purge.",
                    )


def _installer(scratch: Path) -> list[str]:
    """The command of whichever installer there is, up to and including ``install``."""
    uv = shutil.which("uv", path=os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]))
    if uv:
        # A hard link into uv's cache would let damage here be damage there, from where it would come back.
        return [uv, "pip", "install", "--python", sys.executable, "--link-mode", "copy"]
    quiet = ["--disable-pip-version-check", "--no-input"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", *quiet]
    subprocess.run([sys.executable, "-m", "venv", str(scratch / "venv")], check=True)
    return [str(scratch / "venv" / "bin" / "python"), "-m", "pip", "install", *quiet]
