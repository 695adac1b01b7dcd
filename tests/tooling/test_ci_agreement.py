"""ci/matrix.toml is the one list; whatever repeats a part of it says the same."""

from __future__ import annotations

import configparser
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ci import workflows
from ci.matrix import Matrix, Tier, load
from pggit_harness.plugin import markers
from pggit_harness.servers.versions import default_major, supported_majors

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return load()


@pytest.fixture(scope="module")
def tox_ini(root: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(root / "tox.ini", encoding="utf-8")
    return parser


def test_the_servers_that_are_locked_are_the_versions(matrix: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each version can be started, and the default is the same everywhere."""
    monkeypatch.delenv("PG", raising=False)
    assert supported_majors() == matrix.versions
    assert default_major() == matrix.default


def test_the_default_is_the_newest_but_one(matrix: Matrix) -> None:
    """What most people run."""
    assert matrix.default == sorted(matrix.versions)[-2]


def test_categories_are_the_markers(matrix: Matrix) -> None:
    """In the same order, which is that of the reports."""
    assert tuple(matrix.categories) == markers.CATEGORIES


def commands(tox_ini: configparser.ConfigParser, section: str) -> str:
    """Return a section's commands with the parts that it takes from [chaos]."""
    text = tox_ini[section]["commands"]
    return re.sub(r"{\[chaos\](\w+)}", lambda match: tox_ini["chaos"][match[1]], text).replace("\\\n", "")


def expect(text: str, tier: Tier) -> None:
    """Compare a command line with the limits of a tier."""
    assert f"--timeout={tier.timeout} " in text
    assert f"--maxfail={tier.maxfail} " in text
    profile = re.search(r"--hypothesis-profile=(\w+)", text)
    assert (profile[1] if profile else "default") == tier.profile


@pytest.mark.parametrize("name", ["smoke", "full", "weekly", "bench"])
def test_tiers_have_their_limits_in_tox(tox_ini: configparser.ConfigParser, matrix: Matrix, name: str) -> None:
    """Selection, time-out, maxfail and Hypothesis profile."""
    text = commands(tox_ini, f"testenv:{name}")
    assert f'-m "{matrix.tiers[name].select}"' in text
    assert f"--what={name} " in text
    expect(text, matrix.tiers[name])


def test_categories_have_their_limits_in_tox(tox_ini: configparser.ConfigParser, matrix: Matrix) -> None:
    """One environment for each category, with the category tier's rules."""
    tier = matrix.tiers["category"]
    section = f"testenv:chaos-{{{','.join(matrix.categories)}}}"
    lines = commands(tox_ini, section).strip().splitlines()
    for category, line in zip(matrix.categories, lines, strict=True):
        assert line.startswith(f"{category}: ")
        assert f'-m "{tier.select.format(category=category)}"' in line
        assert f"--what={category} " in line
        assert "--hypothesis-show-statistics" in line
        expect(line, tier)


def test_every_environment_is_a_make_target(root: Path, make: Run, matrix: Matrix) -> None:
    """`make help` lists each, with the versions that PG can be."""
    text = make(root, "help").stdout
    assert f"PG={'|'.join(map(str, matrix.versions))}" in text
    listed = set(re.findall(r"^  ([a-z-]+) ", text, flags=re.MULTILINE))
    assert {*matrix.server_environments(), "lint", "tooling", "workflows", "lock", "release"} <= listed


def test_every_target_that_help_lists_is_there(root: Path, make: Run) -> None:
    """`make -n TARGET` finds a rule for each line of the list."""
    text = make(root, "help").stdout
    for target in re.findall(r"^  ([a-z-]+) ", text, flags=re.MULTILINE):
        # MAKE=true: a rule that calls make again is looked at, not run (it wants a pg_config).
        done = make(root, "-n", target, "TOX=true", "MAKE=true")
        assert done.returncode == 0, f"{target}: {done.stderr}"


def test_generated_files_are_up_to_date(matrix: Matrix) -> None:
    """Workflows and README table are what the matrix and the templates give; `make workflows` mends it."""
    assert workflows.drift(workflows.generated(matrix)) == []
