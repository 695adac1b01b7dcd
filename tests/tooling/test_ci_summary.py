"""What `make summary` says: counts by category and version, news, the slowest, flakes, the verdict.

In the terminal, and the same as Markdown on GitHub.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ci import summary
from ci.changes import since_last_time
from ci.document import Code, Section, Table
from ci.gate import judge
from ci.matrix import load
from tooling.fix_results import Results

A = "tests/chaos/test_a.py"
CATEGORIES = load().categories


def rows(section: Section) -> list[tuple[str, ...]]:
    """Return the rows of the tables of a section, as text."""
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [
        tuple(cell.text if isinstance(cell, Code) else cell for cell in row) for table in tables for row in table.rows
    ]


def test_counts_are_by_category_and_version(results: Results) -> None:
    """Passed / failed / skipped, the seconds of all runs; what did not run and what is no chaos test says so."""
    results.write({"test_1": "passed load", "test_2": "error load", "test_3": "skipped load"}, "smoke-pg16")
    results.write({"test_1": "passed load", "test_2": "passed property", "test_4": "failed -"}, "smoke-pg17")
    section = summary.matrix_section(results.gather("smoke-pg16", "smoke-pg17"), CATEGORIES)
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.header == ("category", "PostgreSQL 16", "PostgreSQL 17")
    assert rows(section) == [
        ("property", "not run", "1 / 0 / 0, 0.5 s"),
        ("load", "FAIL 1 / 1 / 1, 1.5 s", "1 / 0 / 0, 0.5 s"),
        ("other", "not run", "FAIL 0 / 1 / 0, 0.5 s"),
        ("all", "FAIL 1 / 1 / 1, 1.5 s", "FAIL 2 / 1 / 0, 1.5 s"),
    ]


def test_a_test_of_two_jobs_counts_once_and_as_its_worst(results: Results) -> None:
    """Smoke and its category both ran it; the seconds are of both."""
    results.write({"test_1": "failed load"})
    results.write({"test_1": "passed load"}, "load-pg17")
    section = summary.matrix_section(results.gather("smoke-pg17", "load-pg17"), CATEGORIES)
    assert rows(section)[0] == ("load", "FAIL 0 / 1 / 0, 1.0 s")


def test_news_are_told_apart(results: Results) -> None:
    """What fails now, passes again, is missing or new, each on its versions; the first run has nothing to compare."""
    before = {"test_broken": "passed", "test_mended": "failed", "test_gone": "passed", "test_same": "failed"}
    after = {"test_broken": "error", "test_mended": "passed", "test_new": "passed", "test_same": "failed"}
    results.write(before)
    first = summary.changes_section(since_last_time(results.gather()))
    assert first.blocks[0].lines == [("No earlier run to compare with.",)]  # type: ignore[union-attr]
    for name in ("smoke-pg16", "smoke-pg17"):
        results.remember(before, name)
    for name in ("smoke-pg16", "smoke-pg17"):
        results.write(after, name)
    section = summary.changes_section(since_last_time(results.gather("smoke-pg16", "smoke-pg17")))
    assert section.blocks[0].lines == [("1 fails now, 1 passes again, 1 missing, 1 new",)]  # type: ignore[union-attr]
    assert rows(section) == [
        ("fails now", f"{A}::test_broken", "16, 17"),
        ("passes again", f"{A}::test_mended", "16, 17"),
        ("missing", f"{A}::test_gone", "16, 17"),
        ("new", f"{A}::test_new", "16, 17"),
    ]


def test_the_slowest_ten_come_slowest_first(results: Results) -> None:
    """Of twelve the two quickest are left out."""
    path = results.write({f"test_{number}": "passed" for number in range(12)})
    text = path.read_text(encoding="utf-8")
    for number in range(12):
        text = text.replace('time="0.5"', f'time="{number}.25"', 1)
    path.write_text(text, encoding="utf-8")
    found = rows(summary.slowest_section(results.gather()))
    assert found == [(f"{number}.2", f"{A}::test_{number}", "17") for number in range(11, 1, -1)]


def test_flakes_stand_beside_what_is_expected(results: Results) -> None:
    """The rate of each category, never or rare; each flake with its rate; a category of which nothing is known."""
    for outcome in ("passed", "failed", "passed"):
        results.remember({"test_flaky": f"{outcome} property", "test_firm": "passed property"}, commit="a")
    results.write({"test_flaky": "passed property", "test_firm": "passed property"}, commit="a")
    found = rows(summary.stability_section(judge(results.gather())))
    assert found[0] == ("property", "50.00%", "1 of 2", "never", "MORE THAN EXPECTED")
    assert found[1] == ("concurrent", "unknown: nothing ran twice on a commit", "0 of 0", "at most 1%", "")
    assert found[-1] == (f"{A}::test_flaky", "17", "100% (1 of 1 commits)", "1 of 4 runs")


def test_the_verdict_comes_first_with_the_commands(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal; the exit code is the gate's business."""
    results.write({"test_1": "failed load", "test_2": "passed"}, message="it broke")
    assert summary.run(results.options(), load()) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Gate: refused, 1 reasons"
    assert printed[3] == (
        f"- {A}::test_1 must pass and failed on PostgreSQL 17 (it broke). Mend what it found; this runs it again: "
        "make smoke PG=17 ARGS=test_1"
    )
    headings = [line for line, below in pairwise(printed) if below and set(below) == {"="}]
    assert headings[1:] == ["passed / failed / skipped", "New since last time", "Slowest", "Flakes"]


def test_github_gets_the_same_after_what_is_there(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    """Appended to the file that it names: a table of Markdown, names as code."""
    target = results.folder.parent / "step.md"
    target.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    results.write({"test_1": "failed load"})
    assert summary.run(results.options(), load()) == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("before\n### Gate&#58; refused, 1 reasons\n")
    assert "\n| category | PostgreSQL 17 |\n|---|---|\n| load | FAIL 0 &#47; 1 &#47; 0, 0&#46;5 s |\n" in text
    assert "| 0&#46;5 | <code>tests&#47;chaos&#47;test&#95;a&#46;py&#58;&#58;test&#95;1</code> | 17 |" in text


@pytest.mark.parametrize("what", ["policy", "expect", "history"])
def test_what_cannot_be_read_is_said_in_a_line(results: Results, capsys: pytest.CaptureFixture[str], what: str) -> None:
    """With exit code 1 and no traceback."""
    results.write({"test_1": "passed"})
    given = results.options()
    if what == "policy":
        Path(given.policy).write_text("stage = ", encoding="utf-8")
    elif what == "expect":
        given.expect = ["nothing"]
    else:
        given.history.mkdir()
    assert summary.run(given, load()) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("summary: ")
