"""Four linters of workflows: yamllint, GitHub's JSON schema, actionlint, zizmor. None asks the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = ".github/workflows"


def commands(files: Sequence[str]) -> dict[str, list[str]]:
    """Return the command line of each linter.

    Args:
        files: the workflows.
    """
    programs = Path(sys.executable).parent
    return {
        "yamllint": [sys.executable, "-m", "yamllint", "--strict", *files],
        "check-jsonschema": [
            *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"),
            *files,
        ],
        # It would run a shellcheck or pyflakes that it finds, a different one on every machine.
        "actionlint": [str(programs / "actionlint"), "-shellcheck=", "-pyflakes=", *files],
        "zizmor": [str(programs / "zizmor"), "--offline", "--no-progress", "--quiet", *files],
    }


def findings(root: Path) -> dict[str, str]:
    """Run every linter, print what they find, and return it by linter.

    Args:
        root: the checkout; its .github/workflows is looked at.

    Raises:
        SystemExit: there is no workflow to look at.
    """
    files = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.y*ml"))
    if not files:
        raise SystemExit(f"no workflow in {FOLDER}: make workflows")
    environment = {name: value for name, value in os.environ.items() if name not in ("GH_TOKEN", "GITHUB_TOKEN")}
    found = {}
    for name, command in commands(files).items():
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            found[name] = f"{done.stdout}{done.stderr}"
            print(f"{name}: {' '.join(command[1:])}\n{found[name]}")
        else:
            print(f"{name}: {len(files)} workflows, nothing found")
    return found
