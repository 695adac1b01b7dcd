"""A version is listed in ci/matrix.toml and nowhere else: change it there, run one command, and all agree."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ci.matrix import load
from tooling import tidy

Run = Callable[..., "subprocess.CompletedProcess[str]"]
# Written by the command, or data of each version that no list could give: what is locked of its server.
WRITTEN = re.compile(r"^(README\.md|\.github/workflows/|tests/pggit_harness/servers/lock/)")
# What was once true stays as it was said.
PAST = re.compile(r"^(CHANGELOG\.md|docs/decisions/)")


def test_no_other_file_lists_the_versions() -> None:
    """All of them close together, in any notation."""
    between = r"[^\w\n]{1,6}(?:pg|or |and |to )?"
    everything = re.compile(r"\b(?:pg)?" + between.join(map(str, load().versions)) + r"\b")
    found = {path.as_posix() for path in tidy.files() if everything.search(tidy.read(path))}
    assert {path for path in found if not WRITTEN.match(path) and not PAST.match(path)} == {"ci/matrix.toml"}


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The tree, without what programs made of it."""
    for path in tidy.files():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / path, tmp_path / path)
    return tmp_path


def test_a_version_is_added_by_one_line_and_one_command(copy: Path, make: Run, tox: Run) -> None:
    """`make workflows` after it: README, workflows, META.json; tox and `make help` follow by themselves."""
    matrix = copy / "ci" / "matrix.toml"
    text = matrix.read_text(encoding="utf-8")
    before = load().versions
    after = (*before[1:], max(before) + 1)
    line = f"versions = [{', '.join(map(str, before))}]"
    assert line in text
    matrix.write_text(text.replace(line, f"versions = [{', '.join(map(str, after))}]"), encoding="utf-8")
    command = [sys.executable, "-m", "ci", "workflows"]

    def workflows(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *arguments], cwd=copy, capture_output=True, text=True, check=False)

    assert workflows("--check").returncode == 1
    assert workflows().returncode == 0
    checked = workflows("--check")
    assert checked.returncode == 0, checked.stdout
    for path in sorted((copy / ".github" / "workflows").glob("*.yml")):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            versions = job.get("strategy", {}).get("matrix", {}).get("version")
            assert versions in (None, list(after)), path.name
    readme = (copy / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \| `make smoke PG=\1` ", readme, flags=re.MULTILINE) == [str(v) for v in after]
    assert f'"PostgreSQL": "{after[0]}.0.0"' in (copy / "META.json").read_text(encoding="utf-8")
    assert f"PG={'|'.join(map(str, after))}" in make(copy, "help").stdout
    listed = tox("list", "-q", "--no-desc", "--conf", str(copy / "tox.ini")).stdout
    assert {int(found) for found in re.findall(r"^pg(\d+)-smoke", listed, flags=re.MULTILINE)} == set(after)
