"""Benchmarks are compared with those of main, in units of what is not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ci import benchmarks
from ci.junit import ResultError
from ci.results import Measured

YARDSTICK = f"t.py::T::{benchmarks.YARDSTICK}"


def measured(median: float, spread: float = 0.1) -> Measured:
    """Return a benchmark whose rounds took the median, more or less by a share of it."""
    return Measured(median, median * spread, median * (1 - spread), median * (1 + spread), 10)


BEFORE = {YARDSTICK: measured(1.0), "t.py::T::test_commit": measured(0.1)}


@pytest.mark.parametrize(
    ("yardstick", "commit", "spread", "slower"),
    [
        (1.0, 0.1, 0.1, False),
        (1.0, 0.5, 0.1, True),
        # A machine of a fifth of the speed.
        (5.0, 0.5, 0.1, False),
        # One that is twice as fast, and a commit that is not.
        (0.5, 0.15, 0.1, True),
        # Noise: some rounds were as fast as before.
        (1.0, 0.3, 0.8, False),
    ],
)
def test_slower_is_slower_than_pg_dump_became(yardstick: float, commit: float, spread: float, slower: bool) -> None:
    """Not slower than it was on another machine."""
    now = {YARDSTICK: measured(yardstick), "t.py::T::test_commit": measured(commit, spread)}
    found = {change.name: change.slower for change in benchmarks.changes(now, BEFORE)}
    assert found == {YARDSTICK: False, "t.py::T::test_commit": slower}


def test_without_the_yardstick_nothing_is_compared() -> None:
    """Times of two machines say nothing."""
    with pytest.raises(ResultError, match="0 benchmarks are named"):
        benchmarks.changes({"t.py::test_commit": measured(1)}, BEFORE)


def write(folder: Path, commit: float) -> Path:
    """Write a result file with the benchmarks beside it, as pytest does."""
    folder.mkdir()
    path = folder / "chaos-bench-results-pg18.xml"
    path.write_text('<testsuites><testsuite name="x" time="1"/></testsuites>', encoding="utf-8")
    entries = [
        {"fullname": name, "stats": {"median": t, "stddev": 0, "min": t, "max": t, "rounds": 5}}
        for name, t in ((YARDSTICK, 1.0), ("t.py::T::test_commit", commit))
    ]
    path.with_suffix(".json").write_text(json.dumps({"benchmarks": entries}), encoding="utf-8")
    return path


def test_a_run_that_is_slower_fails_and_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run on main has nothing to compare with; a run without benchmarks measured nothing."""
    now, before = write(tmp_path / "now", 0.5), write(tmp_path / "before", 0.1)
    assert benchmarks.compare(now, now) == 0
    assert benchmarks.compare(now, tmp_path / "none.xml") == 0
    assert "main has stored no none.xml yet" in capsys.readouterr().out
    assert benchmarks.compare(now, before) == 1
    assert "5.00  T::test_commit  SLOWER" in capsys.readouterr().out
    now.with_suffix(".json").unlink()
    assert benchmarks.compare(now, before) == 1
