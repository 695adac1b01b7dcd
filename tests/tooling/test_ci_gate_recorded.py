"""The gate on files of real runs: green, red, both, missing, cut off, benchmarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci.gate_command import main
from ci.history import read
from tooling.fix_results import Results

NAME = "tests/chaos/test_concurrent_branches.py::test_one_name_is_taken_once[branch]"


def test_a_green_run_passes(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 0, and the shares in a line."""
    results.copy("green")
    arguments = [str(results.folder), f"--history={results.history}"]
    assert main([*arguments, "--expect=smoke-pg16,smoke-pg17"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Gate: pass"
    assert printed[2].startswith("- stage all (95%): 100.0% of the tests must pass, 100.0% must and did, 100.0% passed")
    assert not results.history.exists()


def test_a_red_run_is_refused_with_the_commands_that_replay_it(
    results: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each test that failed by name, with the first line of its failure alone."""
    results.copy("red")
    assert main([str(results.folder), f"--history={results.history}", "--expect=smoke-pg17"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Gate: refused, 3 reasons"
    assert (
        f"- {NAME} must pass and failed on PostgreSQL 17 (AssertionError: assert None == 'GT005'). Mend what it found; "
        f"this runs it again: make smoke PG=17 ARGS=\"'{NAME}'\""
    ) in printed
    assert sum("must pass and failed" in line for line in printed) == 3
    assert any("--hypothesis-seed=155814271940044127913121129132925823912" in line for line in printed)


def test_a_crashed_job_is_no_pass(results: Results) -> None:
    """A file that is missing and a file that is cut off are named once each, with what to do."""
    results.copy("green")
    (refusal,) = results.judge("smoke-pg16", "smoke-pg17", "load-pg18").refusals
    assert refusal.rule == "file"
    assert "no result of load on PostgreSQL 18 (chaos-load-results-pg18.xml)" in refusal.sentence
    assert refusal.command == "make chaos-load PG=18"
    path = results.folder / "chaos-smoke-results-pg16.xml"
    whole = path.read_bytes()
    for kept in (len(whole) * 2 // 3, 0):
        path.write_bytes(whole[:kept])
        (refusal,) = results.judge("smoke-pg16", "smoke-pg17").refusals
        assert refusal.rule == "file"
        assert refusal.sentence.startswith("chaos-smoke-results-pg16.xml is not a whole JUnit file")
        assert refusal.sentence.endswith("A job that was cut off is no pass: read its log and run it again.")


def test_an_empty_run_is_no_pass(results: Results) -> None:
    """A whole file without a test in it selected nothing."""
    results.write({})
    (refusal,) = results.judge().refusals
    assert (refusal.rule, refusal.command) == ("file", "make smoke PG=17")
    assert refusal.sentence.startswith("No test ran in smoke on PostgreSQL 17")


def test_all_is_expected_where_nothing_is_said(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """Smoke and each category on each version: 36 files, of which two are there."""
    results.copy("green")
    assert main([str(results.folder), f"--history={results.history}"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "Gate: refused, 34 reasons"
    assert results.refusals("all") == ["file"] * 34
    assert results.refusals("smoke") == ["file", "file"]


def test_a_name_that_there_is_not_is_an_error(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a run that is never waited for."""
    results.copy("green")
    for name in ("lod", "smoke-pg9"):
        assert main([str(results.folder), f"--expect={name}"]) == 1
        assert capsys.readouterr().out.startswith(f"gate: nothing to expect is named {name}: one of all, smoke")


def test_green_and_red_on_one_commit_are_flakes(results: Results) -> None:
    """Both runs are of commit 64a7fb3; the rate counts the commits on which a test ran more than once."""
    results.copy("green")
    verdict = results.judge("smoke-pg17")
    assert verdict.good
    assert verdict.flakes == ()
    elsewhere = results.folder / "again"
    elsewhere.mkdir()
    red = Path(__file__).parent / "recorded" / "red" / "chaos-smoke-results-pg17.xml"
    (elsewhere / red.name).write_bytes(red.read_bytes())
    verdict = results.judge("smoke-pg17")
    assert not verdict.good
    assert [(flake.test, flake.version, flake.rate, flake.bad, flake.runs) for flake in verdict.flakes] == [
        (NAME, 17, 1.0, 1, 2)
    ]
    concurrent = next(item for item in verdict.stability if item.category == "concurrent")
    assert (concurrent.rate, concurrent.repeated, concurrent.as_expected) == (1 / 3, 3, False)


def test_a_run_of_benchmarks_holds_benchmarks_alone(results: Results) -> None:
    """What pytest-benchmark leaves out because it measures nothing was not asked for, and is not missing later on."""
    results.copy("bench")
    found = results.gather("bench-pg17")
    (run,) = found.runs
    assert [test.outcome for test in run.tests] == ["passed"] * 3
    assert {test.id for test in run.tests} >= run.benchmarks.keys()
    assert len(run.benchmarks) == 2
    assert results.judge("bench-pg17").good


def test_a_benchmark_file_that_is_cut_off_is_no_pass(results: Results) -> None:
    """The run cannot be compared with any other."""
    results.copy("bench")
    path = results.folder / "chaos-bench-results-pg17.json"
    path.write_text(path.read_text(encoding="utf-8")[:500], encoding="utf-8")
    (refusal,) = results.judge("bench-pg17").refusals
    assert refusal.sentence.startswith("chaos-bench-results-pg17.json is not a whole benchmark file")


def test_what_was_recorded_is_what_ran(results: Results, capsys: pytest.CaptureFixture[str]) -> None:
    """--record keeps each run once, however often the same files are judged, and asks the history next time."""
    results.copy("green")
    arguments = [str(results.folder), f"--history={results.history}", "--expect=smoke-pg16,smoke-pg17", "--record"]
    assert main([*arguments, "--round=one"]) == 0
    assert main([*arguments, "--round=two"]) == 0
    assert capsys.readouterr().out.count("0 runs remembered in") == 1
    entries = read(results.history).entries
    assert [(entry.version, entry.what, entry.round, entry.verdict, entry.share) for entry in entries] == [
        (16, "smoke", "one", "pass", 1.0),
        (17, "smoke", "one", "pass", 1.0),
    ]
    assert [len(entry.tests) for entry in entries] == [15, 15]
    # The red run ran other tests: what is gone is noticed, beside what failed.
    results.copy("red")
    assert main(arguments) == 1
    assert "ran last time and is missing now (smoke on 17)" in capsys.readouterr().out
    assert [entry.verdict for entry in read(results.history).entries] == ["pass", "pass", "fail"]
