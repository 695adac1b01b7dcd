"""Fetch what the last run on main stored: an artifact, by its name, the newest that there is.

Runs on main may overlap: each then goes on with a history that lacks what the other adds, and of the two artifacts
neither holds both. So files that only grow, `.jsonl`, are put together from every artifact that the newest may not have
seen (docs/decisions/0039).

An artifact is kept for 90 days, a cache for a week. A pull request from a fork can have a branch `main` too, and its
artifacts carry that name: only those whose commit lies in our own repository count.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from . import github
from .matrix import ROOT, load

# Who stores something has fetched it in the same job, so no longer before than that job may take.
OVERLAP = timedelta(minutes=load().minutes["summary"])
GROWS = ".jsonl"


def _created(artifact: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(artifact["created_at"])


def recent(artifacts: Iterable[dict[str, Any]], branch: str = "main") -> list[dict[str, Any]]:
    """Return the newest of the artifacts that GitHub lists, after those that it may not have seen, oldest first.

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
    ours.sort(key=_created)
    return [artifact for artifact in ours if _created(ours[-1]) - _created(artifact) <= OVERLAP]


def grown(texts: Iterable[bytes]) -> bytes:
    """Return every line of these files once, in the order in which they are first seen, the cut end of a line too."""
    lines = dict.fromkeys(line for text in texts for line in text.split(b"\n") if line.strip())
    return b"".join(line + b"\n" for line in lines)


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
    found = recent(listed["artifacts"])
    growing: dict[str, list[bytes]] = {}
    files: list[Path] = []
    for artifact in found:
        content = github.call("api", f"repos/{repository}/actions/artifacts/{int(artifact['id'])}/zip")
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if member.filename.endswith(GROWS):
                    growing.setdefault(member.filename, []).append(archive.read(member))
                if artifact is found[-1] and not member.is_dir():
                    # extract() keeps a name such as ../x inside the folder.
                    files.append(Path(archive.extract(member, folder)))
    for path in files:
        texts = growing.get(path.relative_to(folder).as_posix())
        if texts:
            path.write_bytes(grown(texts))
    return files


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
