"""Run tox, and make it first when this machine has none of ours.

    python3 ci/bootstrap.py run -e smoke

tox and tox-uv are installed once a version of their lock file, into the user's
cache and for all checkouts, from hashes (locks/tox.txt). No shell script of the
environment is used, so that any path will do. This file has to be readable by
an old Python, which is then told that it is too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "pggit needs Python 3.11 or later; this is %s (%s). Try: make PYTHON=python3.12 ..."
        % (sys.version.split()[0], sys.executable)
    )

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "locks" / "tox.txt"


def environment() -> Path:
    """Return the folder that tox is in, or will be: one for each lock file and Python."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    kind = f"{sys.version_info[0]}.{sys.version_info[1]} {sys.prefix}".encode()
    key = hashlib.sha256(LOCK.read_bytes() + kind).hexdigest()[:16]
    return Path(cache) / "pggit" / "tox" / key


def create(folder: Path) -> None:
    """Make the environment in a temporary folder beside `folder`, then rename it.

    Two makes at once do not meet: the second finds the name taken and drops its own.

    Raises:
        SystemExit: this Python cannot make environments, or pip failed.
    """
    print("pggit: first run on this machine, installing tox from locks/tox.txt", file=sys.stderr, flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
    try:
        if subprocess.run([sys.executable, "-m", "venv", str(part)], check=False).returncode != 0:
            sys.exit("pggit: python3 -m venv failed; on Debian and Ubuntu: apt install python3-venv")
        pip = [str(part / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
        if subprocess.run([*pip, "--only-binary", ":all:", "-r", str(LOCK)], check=False).returncode != 0:
            sys.exit("pggit: tox could not be installed; is there a network and a package index?")
        try:
            part.rename(folder)
        except OSError:
            if not (folder / "bin" / "python").exists():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def main(arguments: list[str]) -> None:
    """Replace this process by tox."""
    folder = environment()
    python = folder / "bin" / "python"
    if not python.exists():
        create(folder)
    os.chdir(ROOT)
    os.execv(python, [str(python), "-m", "tox", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
