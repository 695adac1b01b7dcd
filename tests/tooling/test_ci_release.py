"""A release holds what the commit holds, builds on its own, and is the same whoever makes it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ci import release, release_notes
from ci.matrix import load
from tooling import tidy
from tooling.fix_gh import FakeGh

Run = Callable[..., "subprocess.CompletedProcess[str]"]
WHO = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> None:
    """Run git there."""
    subprocess.run(["git", *WHO, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A checkout of the project as it lies here, committed."""
    folder = tmp_path / "project"
    for path in tidy.files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / path, folder / path)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "all", "--date=2026-01-02T03:04:05+00:00")
    return folder


def contents(path: Path) -> dict[str, bytes]:
    """Return the files of an archive."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(path.read_bytes()))) as tar:
        return {m.name: f.read() for m in tar if m.isfile() and (f := tar.extractfile(m)) is not None}


def test_meta_json_agrees_with_the_control_file_and_the_matrix(root: Path) -> None:
    """One version, one abstract, the oldest PostgreSQL; and what PGXN wants every distribution to say."""
    meta = json.loads((root / "META.json").read_text(encoding="utf-8"))
    version = release.version_of(root)
    assert {"name", "abstract", "maintainer", "license", "provides", "version", "meta-spec"} <= set(meta)
    assert meta["version"] == meta["provides"]["pggit"]["version"] == version
    assert meta["provides"]["pggit"]["file"] == f"build/pggit--{version}.sql"
    assert meta["prereqs"]["runtime"]["requires"]["PostgreSQL"] == f"{min(load().versions)}.0.0"
    assert meta["meta-spec"]["version"] == "1.0.0"
    assert f"'{meta['abstract']}'" in (root / "pggit.control").read_text(encoding="utf-8")


def test_a_release_is_whole_and_builds_on_its_own(project: Path, tmp_path: Path, make: Run) -> None:
    """The archive of PGXN has META.json at its top and all that it provides, and makes the same script without git."""
    version = release.version_of(project)
    files = {path.name: path for path in release.build(project, None)}
    assert set(files) == {f"pggit-{version}.tar.gz", f"pggit-{version}.zip", "SHA256SUMS", "NOTES.md"}
    for line in files["SHA256SUMS"].read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest
    archive = contents(files[f"pggit-{version}.zip"])
    assert {name.split("/")[0] for name in archive} == {f"pggit-{version}"}
    meta = json.loads(archive[f"pggit-{version}/META.json"])
    for key in ("file", "docfile"):
        assert f"pggit-{version}/{meta['provides']['pggit'][key]}" in archive
    assert not [name for name in archive if "/tests/" in name or "/ci/" in name]
    sources = contents(files[f"pggit-{version}.tar.gz"])
    assert set(sources) == {f"pggit-{version}/{path.as_posix()}" for path in tidy.files()}
    script = f"build/pggit--{version}.sql"
    with zipfile.ZipFile(files[f"pggit-{version}.zip"]) as packed:
        packed.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / f"pggit-{version}"
    shutil.rmtree(unpacked / "build")
    assert make(unpacked).returncode == 0
    assert (unpacked / script).read_bytes() == (project / script).read_bytes() == archive[f"pggit-{version}/{script}"]


def test_the_same_commit_gives_the_same_bytes(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, at another time."""
    first = {path.name: path.read_bytes() for path in release.build(project, None)}
    git(tmp_path, "clone", "-q", str(project), "other")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert {path.name: path.read_bytes() for path in release.build(tmp_path / "other", None)} == first


def test_what_is_not_committed_stops_a_release(project: Path) -> None:
    """It would not be in the archives, though it was in the tests."""
    (project / "sql" / "new.sql").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"not committed.*\n.*new.sql"):
        release.build(project, None)


def test_a_tag_that_is_not_the_version_stops_a_release(project: Path) -> None:
    """And so does a changelog that does not know the version."""
    with pytest.raises(SystemExit, match=r"the tag v9\.9\.9 is not v"):
        release.build(project, "v9.9.9")
    changelog = project / "CHANGELOG.md"
    version = release.version_of(project)
    changelog.write_text("# Changelog\n\n## [Unreleased]\n\n- x\n", encoding="utf-8")
    git(project, "commit", "-q", "-a", "-m", "no section")
    with pytest.raises(SystemExit, match=rf"no section `## \[{version}\]"):
        release.build(project, f"v{version}")
    changelog.write_text(f"# Changelog\n\n## [{version}] - 2026-11-23\n\n- first\n", encoding="utf-8")
    git(project, "commit", "-q", "-a", "-m", "a section")
    assert (release.build(project, f"v{version}")[-1]).read_text(encoding="utf-8") == "- first\n"


CHANGELOG = """# Changelog

## [Unreleased]

- later

## [1.1.0] - 2026-02-03

### Added

- one

## [1.0.0] - 2026-01-02

- zero

[1.0.0]: somewhere
"""


def test_notes_are_the_section_of_the_version() -> None:
    """Nothing of the one before or after, and no links."""
    assert release_notes.section(CHANGELOG, "1.1.0") == "### Added\n\n- one\n"
    assert release_notes.section(CHANGELOG, "1.0.0") == "- zero\n"
    assert release_notes.section(CHANGELOG, "1.2.0", rehearsal=True) == "- later\n"


@pytest.mark.parametrize(
    ("version", "changelog", "complaint"),
    [
        ("1.2.0", CHANGELOG, "no section"),
        ("1.1.0", CHANGELOG.replace(" - 2026-02-03", ""), "no date"),
        ("1.0.0", CHANGELOG.replace("- zero", ""), "lists nothing"),
    ],
)
def test_a_changelog_that_says_nothing_stops_a_release(version: str, changelog: str, complaint: str) -> None:
    """What is missing is said."""
    with pytest.raises(release_notes.NotesError, match=complaint):
        release_notes.section(changelog, version)


def test_publish_hands_the_files_to_github(
    project: Path, gh: FakeGh, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only in the job of the tag, and only what its checksums say."""
    monkeypatch.setattr(release, "ROOT", project)
    version = release.version_of(project)
    files = release.build(project, None)
    monkeypatch.setenv("GITHUB_REF_TYPE", "branch")
    monkeypatch.setenv("GITHUB_REF_NAME", f"v{version}")
    with pytest.raises(SystemExit, match="only in a job for the tag"):
        release.publish([])
    monkeypatch.setenv("GITHUB_REF_TYPE", "tag")
    assert release.publish([]) == 0
    arguments = gh.calls("release", "create")[0][0]
    assert arguments[2:6] == [f"v{version}", *map(str, files[:3])]
    assert "--verify-tag" in arguments
    assert arguments[arguments.index("--notes-file") + 1] == str(files[3])
    files[0].write_bytes(b"another")
    assert release.publish([]) == 1
    assert "is not what SHA256SUMS says" in capsys.readouterr().out
    assert len(gh.calls("release", "create")) == 1
