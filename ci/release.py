"""A release: two archives, checksums and notes in dist/, and how they get to GitHub.

What is released is what the commit holds: files are taken from git, their times from the commit, so that the same
commit gives the same bytes on every machine.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from . import github, release_notes
from .matrix import ROOT
from .release_meta import control

DIST = "dist"
SUMS = "SHA256SUMS"
NOTES = "NOTES.md"
# What PGXN's users need: to build, install and read. The tests stay in the archive of the sources.
PGXN = ("META.json", "Makefile", "pgxs.mk", "pggit.control", "sql/", "README.md", "CHANGELOG.md", "LICENSE", "docs/")


def _run(root: Path, *command: str) -> bytes:
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"release: {' '.join(command)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def version_of(root: Path) -> str:
    """Return the version that pggit.control names."""
    return control((root / "pggit.control").read_text(encoding="utf-8"), "default_version")


def _members(tar: bytes) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                yield member, file.read()


def _zip_entry(name: str, when: datetime, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = (0o100000 | mode) << 16
    return entry


def _pgxn(tar: bytes, prefix: str, script: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        when = datetime.fromtimestamp(0, UTC)
        for member, content in _members(tar):
            when = datetime.fromtimestamp(member.mtime, UTC)
            if member.name.removeprefix(prefix).startswith(PGXN):
                archive.writestr(_zip_entry(member.name, when, member.mode & 0o777), content)
        name, content = script
        # META.json names it, and who only wants to read finds it.
        archive.writestr(_zip_entry(prefix + name, when, 0o644), content)
    return made.getvalue()


def _clean(root: Path) -> None:
    changes = _run(root, "git", "status", "--porcelain").decode()
    if changes:
        raise SystemExit(f"release: what is not committed would not be in it; commit or remove it first:\n{changes}")


def build(root: Path, tag: str | None) -> list[Path]:
    """Write the archives, checksums and notes of the commit that is checked out into dist/.

    Args:
        root: the checkout.
        tag: that the release is made for, or None for a rehearsal, which takes the notes of what is not released yet.

    Returns:
        The files.

    Raises:
        SystemExit: the tag is not the version, the changelog does not know the version, or something is not committed.
    """
    version = version_of(root)
    if tag is not None and tag != f"v{version}":
        raise SystemExit(f"release: the tag {tag} is not v{version}; pggit.control has the version")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        notes = release_notes.section(changelog, version, rehearsal=tag is None)
    except release_notes.NotesError as error:
        raise SystemExit(f"release: {error}") from None
    _clean(root)
    prefix = f"pggit-{version}/"
    tar = _run(root, "git", "-c", "tar.umask=0022", "archive", "--format=tar", f"--prefix={prefix}", "HEAD")
    _run(root, "make", "--no-print-directory")
    name = f"build/pggit--{version}.sql"
    folder = root / DIST
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = {
        f"pggit-{version}.tar.gz": gzip.compress(tar, mtime=0),
        f"pggit-{version}.zip": _pgxn(tar, prefix, (name, (root / name).read_bytes())),
    }
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files.items())
    files |= {SUMS: sums.encode(), NOTES: notes.encode()}
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return [folder / path for path in files]


def _tag() -> str | None:
    return os.environ.get("GITHUB_REF_NAME") if os.environ.get("GITHUB_REF_TYPE") == "tag" else None


def main(arguments: Sequence[str]) -> int:
    """`python -m ci release [TAG]`; in a job of GitHub for a tag, the tag is that one.

    Returns:
        0.
    """
    if len(arguments) > 1:
        raise SystemExit("usage: make release [ARGS=vVERSION]")
    tag = arguments[0] if arguments else _tag()
    files = build(ROOT, tag)
    print("Written:", *(f"{path.relative_to(ROOT)} ({path.stat().st_size} bytes)" for path in files), sep="\n  ")
    if tag is None:
        print("A rehearsal: no tag was named, so the notes are of what is not released yet.")
    return 0


def publish(arguments: Sequence[str]) -> int:
    """`python -m ci publish`: make a release on GitHub of what is in dist/, for the tag of this job.

    Returns:
        0, or 1 when GitHub refused or dist/ is not what its checksums say.
    """
    tag, folder, version = _tag(), ROOT / DIST, version_of(ROOT)
    if arguments or tag != f"v{version}":
        raise SystemExit(f"publish: only in a job for the tag v{version}; this one is for {tag or 'no tag'}")
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            print(f"publish: {name} is not what {SUMS} says")
            return 1
    files = [str(folder / name) for name in (f"pggit-{version}.tar.gz", f"pggit-{version}.zip", SUMS)]
    options = ["--repo", github.variable("GITHUB_REPOSITORY"), "--verify-tag", "--title", f"pggit {version}"]
    options += ["--notes-file", str(folder / NOTES), *(["--prerelease"] if "-" in version else [])]
    try:
        print(github.call("release", "create", tag, *files, *options).decode())
    except github.GitHubError as error:
        print(f"publish: {error}")
        return 1
    return 0
