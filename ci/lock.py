"""locks/*.txt from pyproject.toml: every version pinned, every file's hash, no address."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence

from .matrix import ROOT

# Lock file -> what of pyproject.toml goes into it.
LOCKS: dict[str, tuple[list[str], list[str]]] = {
    # file: (extras, dependency groups)
    "tox.txt": ([], ["tox"]),
    "tests.txt": (["chaos"], ["tests"]),
    # The tests of the tooling are run with it: they look at the report too.
    "lint.txt": (["chaos"], ["tests", "report", "lint"]),
    "report.txt": (["chaos"], ["tests", "report"]),
    "browser.txt": (["chaos"], ["tests", "report", "browser"]),
}
OPTIONS = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]


def write(arguments: Sequence[str]) -> int:
    """Write every lock file anew with `uv pip compile`.

    Args:
        arguments: handed to uv, --upgrade say.

    Returns:
        uv's exit code.
    """
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("lock: uv is missing; run this as `make lock`")
    for name, (extras, groups) in LOCKS.items():
        sources = ["pyproject.toml"] if extras else []
        chosen = [f"--extra={extra}" for extra in extras] + [f"--group={group}" for group in groups]
        command = [uv, "pip", "compile", *OPTIONS, *sources, *chosen, "--python-version=3.11"]
        done = subprocess.run([*command, f"--output-file=locks/{name}", *arguments], cwd=ROOT, check=False)
        if done.returncode != 0:
            return done.returncode
        print(f"wrote locks/{name}")
    return 0


def pinned(name: str) -> dict[str, str]:
    """Return what a lock file pins: version by package, names in lower case with hyphens."""
    text = (ROOT / "locks" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", text, flags=re.MULTILINE))


def wanted(name: str) -> list[str]:
    """Return the requirements of pyproject.toml that a lock file has to satisfy."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras, groups = LOCKS[name]
    found: list[str] = []
    for extra in extras:
        found += project["project"]["optional-dependencies"][extra]
    for group in groups:
        found += project["dependency-groups"][group]
    return found
