"""Workflows come out of ci/matrix.toml, and a drift is found and explained."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci import workflows
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


def test_the_category_of_a_run_by_hand_is_honoured(matrix: Matrix) -> None:
    """The choices are the categories; the job's matrix depends on the choice."""
    document = parsed(matrix)
    # YAML 1.1 reads the key `on` as true.
    choices = document[True]["workflow_dispatch"]["inputs"]["test_category"]["options"]
    assert choices == ["all", *matrix.categories]
    expression = document["jobs"]["chaos-full"]["strategy"]["matrix"]["category"]
    assert "format('[\"{0}\"]', inputs.test_category)" in expression


def test_every_job_has_least_permissions_and_a_time_limit(matrix: Matrix) -> None:
    """Nothing is allowed by default; a job says what it needs."""
    document = parsed(matrix)
    assert document["permissions"] == {}
    for job in document["jobs"].values():
        assert job["permissions"] in ({}, {"contents": "read"})
        assert job["timeout-minutes"] > 0
    assert document["jobs"]["chaos-smoke"]["timeout-minutes"] == matrix.tiers["smoke"].minutes


def test_every_step_that_tests_is_one_make_call(matrix: Matrix) -> None:
    """A person can type each of them."""
    jobs = parsed(matrix)["jobs"]
    for name in ("checks", "chaos-smoke", "chaos-full"):
        steps = [step["run"] for step in jobs[name]["steps"] if "run" in step]
        assert steps
        assert all(step.startswith("make ") and "\n" not in step for step in steps)


def test_a_drift_is_shown_and_mended(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--check prints a diff and the command that mends it, which does."""
    for name in ("README.md", ".github/workflows/chaos-tests.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(workflows, "ROOT", tmp_path)
    assert workflows.run(check=True, matrix=matrix) == 0
    wider = dataclasses.replace(matrix, versions=(*matrix.versions, 19))
    assert workflows.run(check=True, matrix=wider) == 1
    said = capsys.readouterr().out
    assert "+        version: [15, 16, 17, 18, 19]" in said
    assert "+| 19 | `make smoke PG=19` | |" in said
    assert said.rstrip().endswith("This mends it: make workflows")
    assert workflows.run(check=False, matrix=wider) == 0
    assert workflows.run(check=True, matrix=wider) == 0
