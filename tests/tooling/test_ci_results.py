"""Result files are read for what they are, and a missing or broken one is a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci import junit, versions
from ci.matrix import load

RESULTS = """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" time="12.5">
<testcase classname="test_a" name="test_good" time="0.5" />
<testcase classname="test_a" name="test_bad" time="1.0"><failure message="assert 1 == 2">long</failure></testcase>
<testcase classname="test_a" name="test_broken" time="1.0"><error message="failed on setup">long</error></testcase>
<testcase classname="test_a" name="test_left_out" time="0"><skipped message="because" /></testcase>
</testsuite></testsuites>
"""
GOOD = RESULTS.replace("test_a", "test_b")
for _tag in ("failure", "error"):
    GOOD = GOOD.replace(f"<{_tag} message", "<system-out message").replace(f"</{_tag}>", "</system-out>")


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "chaos-smoke-results-pg16.xml"
    path.write_text(RESULTS, encoding="utf-8")
    return path


def test_outcomes_are_told_apart(results: Path) -> None:
    """Passed, failed, error and skipped, with the time of the whole run."""
    found = junit.read(results)
    assert [(case.name, case.outcome) for case in found.cases] == [
        ("test_a::test_good", "passed"),
        ("test_a::test_bad", "failed"),
        ("test_a::test_broken", "error"),
        ("test_a::test_left_out", "skipped"),
    ]
    assert found.seconds == 12.5
    assert [case.message for case in found.bad] == ["assert 1 == 2", "failed on setup"]


def test_a_truncated_file_is_an_error(results: Path) -> None:
    """A run that died while it wrote is not a run with fewer tests."""
    results.write_text(RESULTS[: len(RESULTS) // 2], encoding="utf-8")
    with pytest.raises(junit.ResultError, match="is not a whole JUnit file"):
        junit.read(results)


def test_a_version_passes_only_with_a_good_result_file(results: Path) -> None:
    """Exit code and results have to agree; a missing file, a bad exit code or no test at all is a failure."""
    assert versions.judge(16, 1, results, 1.0).problem == "2 failed"
    assert versions.judge(16, 0, results.with_name("gone.xml"), 1.0).problem.startswith("no result file gone.xml")
    results.write_text(GOOD, encoding="utf-8")
    assert versions.judge(16, 0, results, 1.0).problem == ""
    assert versions.judge(16, 3, results, 1.0).problem == "exit code 3"
    results.write_text('<testsuites><testsuite time="1"></testsuite></testsuites>', encoding="utf-8")
    assert versions.judge(16, 0, results, 1.0).problem == "no test passed"


def test_the_table_has_a_line_for_each_version() -> None:
    """Verdict, counts and seconds, and what was wrong below it."""
    rows = [versions.Row(15, 10, 0, 0, 12.34, ""), versions.Row(18, 9, 1, 0, 100.0, "1 failed")]
    assert versions.table(rows).splitlines() == [
        "PostgreSQL  verdict  passed  failed  skipped  seconds",
        "----------  -------  ------  ------  -------  -------",
        "15          pass     10      0       0        12.3",
        "18          FAIL     9       1       0        100.0",
        "PostgreSQL 18: 1 failed",
    ]


def test_a_tier_or_category_is_an_environment() -> None:
    """TIER=load is chaos-load; a word that is neither is refused with those that are."""
    matrix = load()
    assert versions.environment("smoke", matrix) == "smoke"
    assert versions.environment("load", matrix) == "chaos-load"
    with pytest.raises(SystemExit, match="no tier named lod: one of smoke, full"):
        versions.environment("lod", matrix)
