"""The rules of the gate about what must pass, and about the lists in gate.toml; those about the past are elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ci import policy
from ci.gate import judge
from ci.matrix import load
from tooling.fix_results import Results

A = "tests/chaos/test_a.py"
WHOLE = "full-pg17"


@pytest.mark.parametrize("outcome", ["failed", "error"])
def test_a_test_that_must_pass_and_failed_is_refused(results: Results, outcome: str) -> None:
    """Once for all versions on which it failed, with the first line of its message and the command that replays it."""
    for version in (16, 17):
        results.write({"test_x": outcome, "test_y": "passed"}, f"smoke-pg{version}", message="it broke\nand how")
    results.write({"test_x": "passed"}, "smoke-pg18")
    (refusal,) = results.judge("smoke-pg16", "smoke-pg17", "smoke-pg18").refusals
    assert refusal.rule == "failed"
    assert refusal.sentence == (
        f"{A}::test_x must pass and failed on PostgreSQL 16, 17 (it broke). Mend what it found; this runs it again:"
    )
    assert refusal.command == "make smoke PG=16 ARGS=test_x"


def test_a_test_that_must_pass_and_was_skipped_is_refused(results: Results) -> None:
    """A suite that skips itself is green for nothing."""
    results.write({"test_x": "skipped", "test_y": "passed"}, message="no time")
    (refusal,) = results.judge().refusals
    assert refusal.rule == "skipped"
    assert refusal.sentence.startswith(f"{A}::test_x must pass and was skipped on PostgreSQL 17 (no time). Make it run")


@pytest.mark.parametrize(
    ("stage", "words", "asked"),
    [
        ("smoke", "property", True),
        ("smoke", "transaction slow", False),
        ("smoke", "load slow", False),
        ("smoke", "-", True),
        ("smoke", "- slow", True),
        ("transaction", "transaction slow", True),
        ("transaction", "concurrent", True),
        ("transaction", "concurrent slow", False),
        ("all", "concurrent slow", True),
        ("all", "load slow", True),
    ],
)
def test_the_stage_in_force_says_what_must_pass(results: Results, stage: str, words: str, asked: bool) -> None:
    """And all before it; a test that is no chaos test must always pass."""
    results.policy = results.policy.replace('stage = "all"', f'stage = "{stage}"')
    results.write({"test_x": f"failed {words}"})
    assert results.refusals() == (["failed"] if asked else [])


def test_destructive_tests_never_count(results: Results) -> None:
    """They may fail, are in no share, and are not remembered; that they ran is said."""
    verdict = results.remember({"test_x": "failed destructive", "test_y": "passed"})
    assert verdict.good
    assert (verdict.shares.asked, verdict.shares.passed) == (1.0, 1.0)
    assert "1 destructive tests ran and are not counted." in verdict.notes
    (entry,) = results.remembered()
    assert entry.tests.keys() == {f"{A}::test_y"}
    results.write({"test_x": "passed destructive"})
    assert "file" in results.refusals()
    evidence = results.gather()
    assert [evidence.policy.must_pass(result, version) for result, version in evidence.results()] == [False]


def test_a_known_failure_may_fail_where_it_is_listed(results: Results) -> None:
    """The test with all of its parameters, on the versions that are named; that it failed is said."""
    results.excuse("test_x", "[16]")
    results.excuse("test_y[1]", "[16]")
    results.write({"test_x[1]": "failed", "test_x": "error", "test_y[1]": "skipped"}, "smoke-pg16")
    verdict = results.judge("smoke-pg16")
    assert verdict.good
    assert f"The known failure {A}::test_x[1] failed again (#12, until 2999-12-31) on PostgreSQL 16." in verdict.notes
    results.write({"test_x[1]": "failed"})
    assert results.refusals("smoke-pg16", "smoke-pg17") == ["failed"]


@pytest.mark.parametrize("name", ["test_xy", "test_x2[1]", "test_y[2]"])
def test_a_known_failure_excuses_no_other_test(results: Results, name: str) -> None:
    """Whose name only begins like it, or that has another parameter."""
    results.excuse("test_x")
    results.excuse("test_y[1]")
    results.write({name: "failed"})
    assert results.refusals() == ["failed"]


def test_a_known_failure_is_no_whole_file(results: Results) -> None:
    """A list of files would hide whatever is added to them."""
    results.policy += f"""
        [[known_failures]]
        test = "{A}"
        versions = [17]
        reason = "all of it"
        issue = "#12"
        expires = 2999-12-31
    """
    results.write({"test_x": "failed"})
    assert results.refusals() == ["failed"]


def test_a_known_failure_expires(results: Results) -> None:
    """From the day after the one that is named."""
    results.excuse("test_x", expires="2026-12-24")
    results.write({"test_x": "failed"})
    evidence = results.gather()
    assert judge(replace(evidence, today=date(2026, 12, 24))).good
    (refusal,) = judge(replace(evidence, today=date(2026, 12, 25))).refusals
    assert refusal.rule == "expired"
    assert refusal.sentence.startswith(f"The known failure {A}::test_x expired on 2026-12-24: mend the test and delete")
    assert "say in #12" in refusal.sentence


def test_a_known_failure_that_is_no_test_is_refused(results: Results) -> None:
    """On each version on which the whole suite ran without it."""
    results.excuse("test_gone", "[16, 17]")
    tests = {f"test_{number}": "passed" for number in range(30)}
    results.write(tests, WHOLE)
    results.write(tests, "smoke-pg16")
    (refusal,) = results.judge(WHOLE, "smoke-pg16").refusals
    assert refusal.rule == "unknown"
    assert f"{A}::test_gone, but no such test ran on PostgreSQL 17: delete the entry" in refusal.sentence
    results.write({**tests, "test_gone[1]": "failed"}, WHOLE)
    assert results.refusals(WHOLE, "smoke-pg16") == []


def test_a_part_of_the_suite_knows_the_others_from_the_past(results: Results) -> None:
    """Smoke alone says nothing about a slow test, if that ran some time or nothing is known."""
    results.excuse("test_slow")
    smoke = {f"test_{number}": "passed" for number in range(30)}
    results.write(smoke)
    assert results.refusals() == []
    before = results.policy
    results.policy = before.replace("test_slow", "test_0")
    results.remember(smoke, WHOLE)
    (results.folder / "chaos-full-results-pg17.xml").unlink()
    results.policy = before
    assert results.refusals() == ["unknown"]
    results.remember({**smoke, "test_slow": "failed slow"}, WHOLE)
    (results.folder / "chaos-full-results-pg17.xml").unlink()
    assert results.refusals() == []


def test_the_categories_together_are_the_whole_suite(results: Results) -> None:
    """Whether one job ran them or eight; without one of them nothing is compared with the stage."""
    results.policy = results.policy.replace("percent = 95", "percent = 100")
    results.excuse("test_property")
    categories = load().categories
    names = [f"{category}-pg17" for category in categories]
    for category, name in zip(categories, names, strict=True):
        results.write({f"test_{category}": f"passed {category}"}, name)
    assert results.refusals(*names) == ["stage"]
    (results.folder / "chaos-load-results-pg17.xml").unlink()
    verdict = results.judge(*(name for name in names if name != "load-pg17"))
    assert verdict.good
    assert "Only a part of the suite ran: its share is not compared with the stage's." in verdict.notes


def test_a_share_below_the_stage_is_refused(results: Results) -> None:
    """19 of 20 are 95 %, 18 are not: the list of known failures has an end. A test counts once for each version."""
    tests = {f"test_{number}": "passed" for number in range(20)}
    results.excuse("test_1")
    results.write(tests, WHOLE)
    results.write(tests, "smoke-pg17")
    verdict = results.judge(WHOLE)
    assert verdict.good
    assert verdict.shares.asked == 0.95
    results.excuse("test_2")
    (refusal,) = results.judge(WHOLE).refusals
    assert refusal.rule == "stage"
    assert refusal.sentence.startswith("90.0% of the tests must pass, and the stage all wants 95%: mend known failures")


def test_slow_tests_do_not_reach_the_first_stage(results: Results) -> None:
    """A suite that marks all but two tests of ten slow has fewer than 30 % in smoke."""
    results.policy = results.policy.replace('stage = "all"', 'stage = "smoke"')
    slow = {f"test_{number}": "passed slow" for number in range(8)}
    results.write({**slow, "test_8": "passed", "test_9": "passed"}, WHOLE)
    assert results.refusals(WHOLE) == ["stage"]
    results.write({**slow, "test_7": "passed", "test_8": "passed", "test_9": "passed"}, WHOLE)
    assert results.refusals(WHOLE) == []


def test_the_stage_of_this_project_is_the_last() -> None:
    """With the five steps of gradual improvement, and an empty list of known failures."""
    matrix = load()
    found = policy.load(matrix.categories, matrix.versions)
    assert [(stage.name, stage.share) for stage in found.stages] == [
        ("smoke", 0.30),
        ("transaction", 0.50),
        ("concurrent", 0.70),
        ("resource", 0.85),
        ("all", 0.95),
    ]
    assert found.stage is found.stages[-1]
    assert {word for stage in found.stages for word in stage.adds} == {"smoke", *matrix.categories}
    assert (found.known_failures, found.promote_after) == ((), 10)
    assert {name for name, share in found.flakes.items() if share == 0} >= {"property", "transaction", "corruption"}
