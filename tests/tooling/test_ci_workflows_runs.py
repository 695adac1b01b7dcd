"""What the generated workflows do: for each event and choice, which jobs run, on what, and what they may leave out."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ci import workflows, workflows_required
from ci.expected import parse
from ci.matrix import Matrix, load
from tooling.github_expressions import evaluate, filled

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FILES = workflows.WORKFLOWS
MATRIX = load()


def document(name: str) -> dict[str, Any]:
    """Return a workflow as YAML has it."""
    found: dict[str, Any] = yaml.safe_load(workflows.workflow(name, MATRIX))
    return found


def context(event: str, category: str | None = None, ref: str = "refs/heads/main") -> dict[str, Any]:
    """Return what GitHub knows of a run."""
    return {
        "github": {"event_name": event, "ref": ref, "run_id": "4711", "base_ref": "main"},
        "inputs": {} if category is None else {"test_category": category},
    }


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'a' == 'A'", True),
        ("null == ''", True),
        ("(inputs.none || 'all') == 'all'", True),
        ("false && 'x' || 'y'", "y"),
        ("true && 'it''s' || 'y'", "it's"),
        ("!contains(fromJSON('[\"a\"]'), 'b')", True),
        ("github.event_name != 'push'", False),
        ("format('[\"{0}\"]', github.event_name)", '["push"]'),
    ],
)
def test_expressions_have_the_values_that_github_gives_them(expression: str, value: object) -> None:
    """What the tests below stand on."""
    assert evaluate(expression, context("push")) == value


CHAOS = document("chaos-tests.yml")
JOBS = CHAOS["jobs"]
# Event and choice -> the categories that run, and the jobs that are left out.
EVERY = list(MATRIX.categories)
RUNS = {
    ("push", None): (EVERY, {"changed-tests"}),
    ("schedule", None): (EVERY, {"changed-tests"}),
    ("workflow_dispatch", "all"): (EVERY, {"changed-tests"}),
    ("pull_request", None): ([], {"chaos-full", "chaos-performance"}),
    **{("workflow_dispatch", name): ([name], {"changed-tests", "chaos-performance"}) for name in MATRIX.categories},
}


@pytest.mark.parametrize(("event", "choice"), RUNS)
def test_a_run_does_what_it_was_asked_for(event: str, choice: str | None) -> None:
    """The choice of a run by hand is honoured: that category alone, beside smoke, and no job is lost by mistake."""
    categories, left_out = RUNS[event, choice]
    known = context(event, choice)
    skipped = {name for name, job in JOBS.items() if not evaluate(str(job.get("if", "true")), known)}
    assert skipped == left_out
    if "chaos-full" not in skipped:
        assert evaluate(JOBS["chaos-full"]["strategy"]["matrix"]["category"], known) == categories
    # The gate expects just these results, and `required` lets just these jobs be skipped.
    expected = parse([evaluate(JOBS["chaos-summary"]["env"]["EXPECT"], known)], MATRIX)
    kinds = ["smoke", *categories, *([] if "chaos-performance" in skipped else ["bench"])]
    assert {what for what, _ in expected.pairs} == set(kinds)
    needs = {name: {"result": "skipped" if name in skipped else "success"} for name in JOBS["required"]["needs"]}
    may_skip = evaluate(JOBS["required"]["steps"][-1]["env"]["MAY_SKIP"], known).split()
    assert list(workflows_required.problems(json.dumps(needs), may_skip)) == []
    assert set(may_skip) == skipped


def test_gate_summary_and_report_judge_the_same() -> None:
    """All that the jobs left, against what this kind of run is to leave: no summary says more than the gate."""
    said = {step["run"] for step in JOBS["chaos-summary"]["steps"] if "EXPECT" in step.get("run", "")}
    assert said == {
        'make gate ARGS="results --record --expect $EXPECT"',
        'make summary ARGS="results --expect $EXPECT"',
        'make report ARGS="results --expect $EXPECT"',
    }


def test_the_choices_are_the_categories() -> None:
    """YAML 1.1 reads the key `on` as true."""
    choices = CHAOS[True]["workflow_dispatch"]["inputs"]["test_category"]["options"]
    assert choices == ["all", *MATRIX.categories]


def test_required_needs_every_other_job() -> None:
    """A job that it forgets could fail unseen."""
    assert set(JOBS["required"]["needs"]) == set(JOBS) - {"required"}
    assert set(JOBS["chaos-summary"]["needs"]) == {name for name in JOBS if name.startswith("chaos-")} - {
        "chaos-summary"
    }


@pytest.mark.parametrize("result", ["failure", "cancelled", "skipped"])
@pytest.mark.parametrize("job", JOBS["required"]["needs"])
def test_required_names_a_job_that_did_not_pass(job: str, result: str) -> None:
    """A failed, cancelled or wrongly skipped job is none that passed."""
    needs = {name: {"result": result if name == job else "success"} for name in JOBS["required"]["needs"]}
    found = list(workflows_required.problems(json.dumps(needs), []))
    assert len(found) == 1
    assert found[0].startswith(f"{job}: {result}")


def test_required_refuses_to_judge_nothing() -> None:
    """No jobs, or a name that is none, is a mistake in the workflow."""
    assert list(workflows_required.problems("", [])) != []
    assert list(workflows_required.problems('{"a": {"result": "success"}}', ["b"])) != []


def test_a_newer_push_cancels_a_pull_request_and_nothing_else() -> None:
    """Two pushes to main, or to two pull requests, are two groups."""
    group = CHAOS["concurrency"]["group"]
    pulls = [filled(group, context("pull_request", ref=f"refs/pull/{number}/merge")) for number in (1, 1, 2)]
    assert pulls[0] == pulls[1] != pulls[2]
    assert filled(group, context("push")).endswith("-4711")
    assert CHAOS["concurrency"]["cancel-in-progress"] is True


@pytest.mark.parametrize("name", FILES)
def test_every_run_step_is_one_make_call_of_a_target_that_there_is(root: Path, make: Run, name: str) -> None:
    """A person can type each, and `make -n` knows it; nothing of GitHub's is put into a command line."""
    seen = 0
    for job in document(name)["jobs"].values():
        for step in job.get("steps", []):
            if "run" in step:
                assert re.fullmatch(r"make [^;&|<>`\n{}]+", step["run"]), step["run"]
                target = step["run"].split()[1].replace('"chaos-$CATEGORY"', "chaos-load")
                done = make(root, "-n", target, "TOX=true")
                assert done.returncode == 0, f"{step['run']}: {done.stderr}"
                seen += 1
    assert seen > 2


@pytest.mark.parametrize("name", FILES)
def test_every_job_has_least_permissions_and_a_limit_from_the_matrix(name: str) -> None:
    """Nothing is allowed by default; only what writes may write; checkouts keep no credentials; actions are pinned."""
    whole = document(name)
    assert whole["permissions"] == {}
    writers = {"issues": {"issues"}, "publish": {"contents"}, "build": {"id-token", "attestations"}}
    limits = {tier.minutes for tier in MATRIX.tiers.values()} | set(MATRIX.minutes.values())
    for job_name, job in whole["jobs"].items():
        writes = {key for key, value in job["permissions"].items() if value == "write"}
        assert writes == writers.get(job_name, set())
        if "uses" not in job:
            assert job["timeout-minutes"] in limits
        for step in job.get("steps", []):
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_report_is_made_and_kept() -> None:
    """Its step and its artifact, whatever the gate said."""
    steps = JOBS["chaos-summary"]["steps"]
    made = next(index for index, step in enumerate(steps) if step.get("run", "").startswith("make report "))
    assert steps[made]["if"] == "always()"
    kept = steps[made + 1]
    assert (kept["if"], kept["with"]["name"], kept["with"]["path"]) == (
        "always()",
        "chaos-report",
        "results/report.html",
    )


def test_issues_are_kept_for_main_alone() -> None:
    """Whether the week was green or not; a branch that somebody tries by hand opens and closes none."""
    condition = document("chaos-weekly.yml")["jobs"]["issues"]["if"]
    assert evaluate(condition, context("schedule")) is True
    assert evaluate(condition, context("workflow_dispatch", ref="refs/heads/topic")) is False


def test_time_limits_are_those_that_were_promised() -> None:
    """Smoke 10 minutes, a category 30, weekly 120."""
    weekly = document("chaos-weekly.yml")["jobs"]["weekly"]["timeout-minutes"]
    found = [JOBS[name]["timeout-minutes"] for name in ("chaos-smoke", "chaos-full")]
    assert [*found, weekly] == [10, 30, 120]


def test_artifacts_have_the_names_that_were_promised() -> None:
    """For a version and a category that stand for all."""
    known = {"matrix": {"version": 16, "category": "load"}}
    names = {
        filled(step["with"]["name"], known)
        for job in JOBS.values()
        for step in job.get("steps", [])
        if "upload-artifact" in step.get("uses", "")
    }
    assert names >= {"chaos-smoke-results-pg16", "chaos-load-results-pg16", "chaos-performance-benchmarks"}


def test_schedules_are_said_to_people_as_they_are_told_to_github() -> None:
    """Minute, hour and weekday of cron are the words of `when`."""
    assert set(MATRIX.schedules) == {"chaos-tests", "chaos-weekly"}
    for name, schedule in MATRIX.schedules.items():
        minute, hour, _, _, day = schedule.cron.split()
        assert schedule.when == f"{['Sunday', 'Monday'][int(day)]} {int(hour):02}:{int(minute):02} UTC"
        assert document(f"{name}.yml")[True]["schedule"] == [{"cron": schedule.cron}]


GATE = """
stage = "{stage}"
known_failures = [{known}]
stages = [
    {{name = "smoke", adds = ["smoke"]}},
    {{name = "transaction", adds = ["transaction"]}},
    {{name = "all", adds = ["property", "concurrent", "resource", "corruption", "recovery", "load", "migration"]}},
]
"""


@pytest.mark.parametrize(
    ("stage", "known", "must_pass"),
    [("smoke", "", set()), ("transaction", "", {"transaction"}), ("all", "", set(EVERY)), ("all", "{}", set())],
)
def test_a_category_may_fail_while_the_gate_says_so(stage: str, known: str, must_pass: set[str]) -> None:
    """What the stage in force does not ask for yet, and everything while there are known failures."""
    found = workflows.may_fail(GATE.format(stage=stage, known=known), MATRIX)
    assert set(EVERY) - set(found) == must_pass


def test_the_stage_in_force_is_in_the_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then GitHub shows the job as passed, and the gate decides."""
    assert "continue-on-error" not in JOBS["chaos-full"]
    monkeypatch.setattr(workflows, "may_fail", lambda gate, matrix: ["load"])
    expression = document("chaos-tests.yml")["jobs"]["chaos-full"]["continue-on-error"]
    assert evaluate(expression, {"matrix": {"category": "load"}})
    assert not evaluate(expression, {"matrix": {"category": "property"}})


def test_the_matrix_that_is_tested_is_the_one_in_force() -> None:
    """The committed files are what these tests looked at."""
    assert isinstance(MATRIX, Matrix)
    for name in FILES:
        assert (
            (workflows.ROOT / ".github" / "workflows" / name)
            .read_text(encoding="utf-8")
            .startswith(f"---\n# Generated, edit ci/matrix.toml and ci/templates/{name}.jinja instead")
        )
