"""Fetch what the last run on main stored: an artifact, by its name, the newest that there is.

An artifact is kept for 90 days, a cache for a week. A pull request from a fork can have a branch `main` too, and its
artifacts carry that name: only those whose commit lies in our own repository count.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from . import github
from .matrix import ROOT


def newest(artifacts: Iterable[dict[str, Any]], branch: str = "main") -> dict[str, Any] | None:
    """Return the artifact to fetch, of those that GitHub lists, or None.

    Args:
        artifacts: as the GitHub API describes them.
        branch: whose runs count.
    """
    ours = [
        artifact
        for artifact in artifacts
        if not artifact["expired"]
        and artifact["workflow_run"]["head_branch"] == branch
        and artifact["workflow_run"]["head_repository_id"] == artifact["workflow_run"]["repository_id"]
    ]
    return max(ours, key=lambda artifact: str(artifact["created_at"]), default=None)


def fetch(name: str, folder: Path) -> list[Path]:
    """Fetch an artifact into a folder, over what is there.

    Args:
        name: of the artifact.
        folder: made if it is not there.

    Returns:
        The files; none when no run on main has stored such a thing.

    Raises:
        GitHubError: it could not be asked or fetched.
    """
    repository = github.variable("GITHUB_REPOSITORY")
    listed = github.ask("api", f"repos/{repository}/actions/artifacts?name={name}&per_page=100")
    found = newest(listed["artifacts"])
    if found is None:
        return []
    content = github.call("api", f"repos/{repository}/actions/artifacts/{int(found['id'])}/zip")
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        # extract() keeps a name such as ../x inside the folder.
        return [Path(archive.extract(member, folder)) for member in archive.infolist() if not member.is_dir()]


def main(arguments: Sequence[str]) -> int:
    """`python -m ci stored ARTIFACT FOLDER`.

    Returns:
        0, also when nothing is stored yet: the first run on main has nothing to go on with.
    """
    if len(arguments) != 2:
        raise SystemExit("usage: make stored ARTIFACT=NAME INTO=FOLDER")
    name, folder = arguments
    try:
        files = fetch(name, ROOT / folder)
    except (github.GitHubError, zipfile.BadZipFile) as error:
        raise SystemExit(f"stored: {error}") from None
    if files:
        print(f"{name}: {len(files)} files into {folder}")
    else:
        print(f"{name}: no run on main has stored it yet")
    return 0
