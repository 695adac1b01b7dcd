"""Install what a lock file names: from uv's cache if that holds all of it, else from the registry.

tox calls this for every environment. A pinned, hashed requirement that uv has
fetched before is still asked for at the registry when uv's copy of the index is
older than ten minutes; with the network gone that would stop a run that has
everything it needs.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys


def main(arguments: list[str]) -> int:
    """Run `uv pip install` with these arguments.

    Returns:
        The exit code of uv.
    """
    uv = shutil.which("uv")
    if uv is None:
        print("install: uv is missing; it belongs to tox-uv (locks/tox.txt)", file=sys.stderr)
        return 1
    command = [uv, "pip", "install", *arguments]
    if subprocess.run([*command, "--offline", "--quiet"], capture_output=True, check=False).returncode == 0:
        return 0
    with contextlib.ExitStack() as stack:
        try:
            # tox keeps what an installation says to itself; who sits at a terminal shall see it advance.
            terminal = stack.enter_context(open("/dev/tty", "wb", buffering=0))
        except OSError:
            terminal = None
        return subprocess.run(command, stderr=terminal, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
