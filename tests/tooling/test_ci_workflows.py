"""Workflows come out of ci/matrix.toml, and a drift is found and explained."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci import workflows, workflows_lint
from ci.matrix import ROOT, Matrix, load


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return load()


def parsed(matrix: Matrix) -> dict[str, Any]:
    """Return the chaos workflow as YAML has it."""
    document: dict[str, Any] = yaml.safe_load(workflows.workflow("chaos-tests.yml", matrix))
    return document


def test_every_version_is_in_the_smoke_job(matrix: Matrix) -> None:
    """A version that is added to the matrix is in the workflow without further ado."""
    wider = dataclasses.replace(matrix, versions=(*matrix.versions, 19))
    assert parsed(wider)["jobs"]["chaos-smoke"]["strategy"]["matrix"]["version"] == [*matrix.versions, 19]


@pytest.mark.parametrize(
    ("linter", "good", "bad"),
    [
        ("yamllint", "name: required", "name:  required"),
        ("yamllint", "name: required", "name: " + "required " * 20),
        ("check-jsonschema", "timeout-minutes: 5", "timeout-minuts: 5"),
        ("actionlint", "make gate", "make ${{ github.nothing }} gate"),
        ("zizmor", "persist-credentials: false", "fetch-depth: 1"),
        ("zizmor", "make gate", "make ${{ github.head_ref }} gate"),
        ("zizmor", "actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830", "actions/cache@v4"),
        (
            "zizmor",
            "permissions:\n      contents: read  # the checkout\n    strategy",
            "permissions: write-all\n    strategy",
        ),
    ],
)
def test_a_linter_finds_what_it_is_there_to_find(root: Path, tmp_path: Path, linter: str, good: str, bad: str) -> None:
    """Each finds a mistake in our own workflow; none finds anything in the committed ones."""
    shutil.copy(root / ".yamllint.yaml", tmp_path)
    shutil.copy(root / ".gitignore", tmp_path)
    shutil.copytree(root / ".github", tmp_path / ".github")
    assert workflows_lint.findings(tmp_path) == {}
    path = tmp_path / ".github" / "workflows" / "chaos-tests.yml"
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    assert linter in workflows_lint.findings(tmp_path)


def test_the_check_is_a_part_of_lint_and_lint_of_test_and_ci(root: Path, matrix: Matrix) -> None:
    """Nobody has to think of it."""
    lint = (root / "tox.ini").read_text(encoding="utf-8").partition("[testenv:lint]")[2].partition("[testenv")[0]
    assert "\n    python -m ci workflows --check\n" in lint
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test:.*\n\t@\$\(TOX\) run -e (\w+,)*lint,", makefile, flags=re.MULTILINE)
    checks = yaml.safe_load(workflows.workflow("checks.yml", matrix))["jobs"]
    assert {"run": "make lint"} in checks["lint"]["steps"]


def test_no_workflow_at_all_is_no_pass(tmp_path: Path) -> None:
    """A linter that was given nothing would find nothing."""
    with pytest.raises(SystemExit, match="no workflow"):
        workflows_lint.findings(tmp_path)


def test_a_drift_is_shown_and_mended(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--check prints a diff and the command that mends it, which does."""
    copied = [
        "README.md",
        "pggit.control",
        "META.json",
        "docs/reference.md",
        "tests/chaos/gate.toml",
        "tox.ini",
        ".yamllint.yaml",
        ".gitignore",
    ]
    for name in [*copied, *(f".github/workflows/{name}" for name in workflows.WORKFLOWS)]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copytree(ROOT / "sql", tmp_path / "sql")
    monkeypatch.setattr(workflows, "ROOT", tmp_path)
    assert workflows.run(check=True, matrix=matrix) == 0
    wider = dataclasses.replace(matrix, versions=(*matrix.versions, 19))
    assert workflows.run(check=True, matrix=wider) == 1
    said = capsys.readouterr().out
    assert f"+        version: {[*matrix.versions, 19]}" in said
    assert "+| 19 | `make smoke PG=19` | |" in said
    assert "This mends it: make workflows\n" in said
    assert workflows.run(check=False, matrix=wider) == 0
    assert workflows.run(check=True, matrix=wider) == 0
