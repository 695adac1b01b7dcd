"""GitHub, by its own program `gh`, which is on every runner and reads its token from GH_TOKEN."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any


class GitHubError(Exception):
    """`gh` is missing or failed; the message holds what it said."""


def call(*arguments: str, given: str | None = None) -> bytes:
    """Run gh.

    Args:
        arguments: of gh.
        given: its standard input.

    Returns:
        Its standard output.

    Raises:
        GitHubError: it is not there or failed.
    """
    try:
        done = subprocess.run(
            ["gh", *arguments], input=(given or "").encode(), capture_output=True, check=False, timeout=300
        )
    except FileNotFoundError:
        raise GitHubError("gh is not on PATH; it is GitHub's own program, and every runner has it") from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise GitHubError(f"gh {' '.join(arguments[:3])} failed with exit code {done.returncode}: {said}")
    return done.stdout


def ask(*arguments: str) -> Any:
    """Run gh and return the JSON that it prints."""
    return json.loads(call(*arguments))


def variable(name: str) -> str:
    """Return one of the variables that GitHub sets for each job.

    Raises:
        GitHubError: it is not set, so this is no job of GitHub.
    """
    value = os.environ.get(name)
    if not value:
        raise GitHubError(f"{name} is not set: outside of GitHub say {name}=... yourself")
    return value
