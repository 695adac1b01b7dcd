"""What a run against an impostor proves, and when it proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci import hollow, verdicts

HEAD = '<?xml version="1.0"?><testsuites><testsuite name="pytest" time="1">'
TAIL = "</testsuite></testsuites>"
FAILED = '<testcase classname="tests.chaos.test_a" name="test_one"><failure message="assert None" /></testcase>'
BROKEN = '<testcase classname="tests.chaos.test_a" name="test_two"><error message="psycopg.errors.X" /></testcase>'
PASSED = '<testcase classname="tests.chaos.test_a" name="test_two" />'
SKIPPED = '<testcase classname="tests.chaos.test_a" name="test_two"><skipped message="why" /></testcase>'
HARNESS = (
    '<testcase classname="tests.chaos.test_a" name="test_two">'
    '<error message="failed on setup with &quot;pggit_harness.errors.HarnessError: no server&quot;" /></testcase>'
)
WANTED = ["tests.chaos.test_a::test_one", "tests.chaos.test_a::test_two"]


def judge(tmp_path: Path, *cases: str) -> hollow.Verdict:
    path = tmp_path / "nulls.xml"
    path.write_text(HEAD + "".join(cases) + TAIL, encoding="utf-8")
    return hollow.judge("nulls", WANTED, path)


def test_every_test_failed_is_good(tmp_path: Path) -> None:
    """Failed in its body or in the set-up that called pggit: both will do."""
    verdict = judge(tmp_path, FAILED, BROKEN)
    assert verdict.good
    assert verdict.failed == 2


def test_a_test_that_passed_is_listed(tmp_path: Path) -> None:
    """By name, and the environment fails."""
    verdict = judge(tmp_path, FAILED, PASSED)
    assert not verdict.good
    assert verdict.passed == ["tests.chaos.test_a::test_two"]
    assert "nulls: PASSED FOR NOTHING tests.chaos.test_a::test_two" in hollow.report([verdict])


def test_a_skipped_test_is_neither(tmp_path: Path) -> None:
    """It is named, and nothing is concluded from it."""
    verdict = judge(tmp_path, FAILED, SKIPPED)
    assert verdict.good
    assert verdict.skipped == ["tests.chaos.test_a::test_two"]


@pytest.mark.parametrize(
    ("cases", "problem"),
    [
        ([FAILED], "tests.chaos.test_a::test_two did not run"),
        ([], "no test ran"),
        ([FAILED, HARNESS], "did not get as far as pggit"),
    ],
    ids=["a test is missing", "no test", "the harness failed"],
)
def test_a_run_that_did_not_reach_pggit_proves_nothing(tmp_path: Path, cases: list[str], problem: str) -> None:
    """A server that does not start makes every test fail, and says nothing of any."""
    verdict = judge(tmp_path, *cases)
    assert not verdict.good
    assert any(problem in sentence for sentence in verdict.problems)


def test_an_injector_that_found_nothing_to_break_is_a_failure(tmp_path: Path) -> None:
    """In a test's body a HarnessError is such: two sessions of an impostor do not wait for each other, say."""
    blocked = '<failure message="pggit_harness.errors.HarnessError: Session 1 did not block" /></testcase>'
    assert judge(tmp_path, FAILED, f'<testcase classname="tests.chaos.test_a" name="test_two">{blocked}').good


def test_a_missing_result_file_proves_nothing(tmp_path: Path) -> None:
    """The run died."""
    assert not hollow.judge("nulls", WANTED, tmp_path / "gone.xml").good


@pytest.mark.parametrize(
    ("nodeid", "name"),
    [
        ("tests/chaos/test_a.py::test_one", "tests.chaos.test_a::test_one"),
        ("tests/chaos/test_a.py::TestB::test_one", "tests.chaos.test_a.TestB::test_one"),
        ("tests/chaos/test_a.py::test_one[x::y.py/z]", "tests.chaos.test_a::test_one[x::y.py/z]"),
    ],
)
def test_node_ids_and_result_files_agree_on_names(nodeid: str, name: str) -> None:
    """So that a test that did not run is found."""
    assert hollow.case_name(nodeid) == name


def test_verdicts_that_differ_are_found() -> None:
    """A test that one run left out has no verdict there; a test with two verdicts is named with both."""
    same = {"a": "passed", "b": "passed"}
    assert verdicts.disagreements({"in order": same, "on a server": {"a": "passed"}}) == []
    assert verdicts.disagreements({"in order": same, "in random order": {"a": "passed", "b": "failed"}}) == [
        "b: passed in order, failed in random order"
    ]
