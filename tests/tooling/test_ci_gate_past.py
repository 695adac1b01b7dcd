"""What the gate knows of earlier runs: promotion, the ratchet, missing tests, tests that gave both verdicts."""

from __future__ import annotations

from datetime import date

import pytest

from ci.gate_command import main
from tooling.fix_results import Results

A = "tests/chaos/test_a.py"
WHOLE = "full-pg17"
TWENTY = {f"test_{number}": "passed" for number in range(20)}


def test_ten_passes_in_a_row_end_a_known_failure(results: Results) -> None:
    """The runs that are judged now count; other versions have rows of their own."""
    results.excuse("test_x", "[16, 17]")
    for _ in range(12):
        results.remember({"test_x[1]": "passed", "test_x[2]": "failed"}, "smoke-pg16")
    for _ in range(8):
        results.remember({"test_x[1]": "passed", "test_x[2]": "passed"})
    results.write({"test_x[1]": "passed", "test_x[2]": "passed"})
    assert results.refusals() == []
    results.remember({"test_x[1]": "passed", "test_x[2]": "passed"})
    results.write({"test_x[1]": "passed", "test_x[2]": "passed"})
    (refusal,) = results.judge().refusals
    assert refusal.rule == "promote"
    assert refusal.sentence == (
        f"The known failure {A}::test_x has passed 10 times in a row or more on PostgreSQL 17: take these versions out "
        "of its entry in gate.toml, so that it must pass from now on, and close #12."
    )


@pytest.mark.parametrize("outcome", ["failed", "error", "skipped"])
def test_anything_but_a_pass_begins_the_row_anew(results: Results, outcome: str) -> None:
    """Nine passes, one that is none, nine passes; a run without the test changes nothing."""
    results.excuse("test_x")
    for _ in range(9):
        assert results.remember({"test_x": "passed"}).good
    assert results.remember({"test_x": outcome}).good
    for number in range(9):
        assert results.remember({"test_x": "passed"}).good
        assert results.remember({"test_y": "passed"}, f"load-pg{16 + number % 2}").good
    results.write({"test_x": "passed"})
    assert results.refusals("smoke-pg17", "load-pg17") == ["promote"]


def test_the_list_of_known_failures_never_grows(results: Results) -> None:
    """It is compared with the best there was, even above the stage; a day in gate.toml forgets on purpose."""
    results.remember(TWENTY, WHOLE)
    results.excuse("test_1")
    results.write(TWENTY, WHOLE)
    (refusal,) = results.judge(WHOLE).refusals
    assert refusal.rule == "ratchet"
    assert refusal.sentence.startswith("95.00% of the tests must pass, and 100.00% did before: shorten the list")
    results.policy = results.policy.replace("ratchet_from = 2026-11-23", "ratchet_from = 2026-11-25")
    assert results.refusals(WHOLE) == []


def test_the_ratchet_holds_at_the_best_and_not_at_the_last(results: Results) -> None:
    """A loss that was recorded with its refusal does not become the measure."""
    results.remember(TWENTY, WHOLE)
    results.excuse("test_1")
    assert not results.remember(TWENTY, WHOLE).good
    results.write(TWENTY, WHOLE)
    assert results.refusals(WHOLE) == ["ratchet"]


def test_the_ratchet_compares_what_is_alike(results: Results) -> None:
    """Smoke with smoke, the whole with the whole; shares of thirds are not worse than themselves."""
    results.remember({"test_x": "passed"})
    (results.folder / "chaos-smoke-results-pg17.xml").unlink()
    results.excuse("test_0")
    results.remember({**TWENTY, "test_20": "passed"}, WHOLE)
    results.write({**TWENTY, "test_20": "passed"}, WHOLE)
    assert results.refusals(WHOLE) == []


def test_a_failure_is_no_loss_of_what_must_pass(results: Results) -> None:
    """It is refused by its name, once; and it makes the measure no lower than it is."""
    results.remember(TWENTY, WHOLE)
    results.write(TWENTY | {"test_1": "failed", "test_2": "failed"}, WHOLE)
    verdict = results.judge(WHOLE)
    assert [refusal.rule for refusal in verdict.refusals] == ["failed", "failed"]
    assert (verdict.shares.asked, verdict.shares.reached, verdict.shares.passed) == (1.0, 0.9, 0.9)
    assert verdict.shares.best == 1.0


def test_a_test_that_ran_last_time_is_missing(results: Results) -> None:
    """On each version, in each kind of run that took place."""
    for name in ("smoke-pg16", "smoke-pg17", "load-pg17"):
        results.remember({"test_x": "passed", "test_y": "passed"}, name)
    for name in ("smoke-pg16", "smoke-pg17"):
        results.write({"test_x": "passed"}, name)
    (results.folder / "chaos-load-results-pg17.xml").unlink()
    (refusal,) = results.judge("smoke-pg16", "smoke-pg17").refusals
    assert refusal.rule == "missing"
    assert refusal.sentence == (
        f"{A}::test_y ran last time and is missing now (smoke on 16, smoke on 17): bring it back, or list it under "
        "`removed` in gate.toml with the reason."
    )


def test_a_missing_test_is_not_forgotten_by_running_again(results: Results) -> None:
    """The last run that the gate let pass had it; nor is one that only a refused run had."""
    results.remember({"test_x": "passed", "test_y": "passed"})
    assert not results.remember({"test_x": "passed"}).good
    results.write({"test_x": "passed"})
    assert results.refusals() == ["missing"]
    results.remember({"test_x": "passed", "test_y": "passed", "test_z": "failed"})
    results.write({"test_x": "passed", "test_y": "passed"})
    assert results.refusals() == ["missing"]


@pytest.mark.parametrize("path", [f"{A}::test_y", A, f"{A}::test_y[1]"], ids=["test", "file", "parameter"])
def test_a_test_that_was_removed_on_purpose_is_listed(results: Results, path: str) -> None:
    """As a test with all of its parameters, one of them, or a file; when the past has forgotten it the entry can go."""
    results.remember({"test_y[1]": "passed", "test_x": "passed"}, WHOLE)
    results.remove(path)
    results.write({"test_b": "passed"} if path == A else {"test_x": "passed"}, WHOLE)
    if path == A:
        text = (results.folder / "chaos-full-results-pg17.xml").read_text(encoding="utf-8")
        (results.folder / "chaos-full-results-pg17.xml").write_text(text.replace("test_a.py", "test_b.py"), "utf-8")
    verdict = results.judge(WHOLE)
    assert verdict.good
    assert verdict.notes == ()
    results.remove("tests/chaos/test_c.py")
    assert results.judge(WHOLE).notes == (
        "gate.toml lists tests/chaos/test_c.py as removed; that has done its work and can go.",
    )


@pytest.mark.parametrize("path", [f"{A}::test", f"{A}::test_y[2]", "tests/chaos/test_a"])
def test_an_entry_covers_what_it_names_alone(results: Results, path: str) -> None:
    """Not what begins with the same letters."""
    results.remember({"test_y[1]": "passed", "test_x": "passed"})
    results.remove(path)
    results.write({"test_x": "passed"})
    assert results.refusals() == ["missing"]


def test_what_is_removed_does_not_run(results: Results) -> None:
    """An entry that lies would hide the next loss."""
    results.remove(f"{A}::test_x")
    results.write({"test_x": "passed"})
    (refusal,) = results.judge().refusals
    assert (refusal.rule, refusal.sentence) == (
        "removed",
        f"gate.toml lists {A}::test_x as removed, but it runs: delete the entry.",
    )


def test_both_verdicts_on_one_commit_are_listed_with_their_rate(results: Results) -> None:
    """On one commit of three on which it ran again; what ran once, was skipped or was on no commit says nothing."""
    for commit, outcomes in {
        "a": "passed failed passed",
        "b": "passed passed",
        "c": "failed failed",
        "d": "failed",
        "e": "passed skipped",
        "f+": "passed failed",
        "": "passed failed",
    }.items():
        for outcome in outcomes.split():
            results.remember({"test_x": f"{outcome} concurrent", "test_y": "passed"}, commit=commit)
    results.write({"test_x": "passed concurrent", "test_y": "passed"}, commit="d")
    verdict = results.judge()
    assert verdict.good
    (flake,) = verdict.flakes
    assert (flake.test, flake.version, flake.category) == (f"{A}::test_x", 17, "concurrent")
    assert (flake.commits, flake.repeated, flake.bad, flake.runs) == (2, 4, 2, 5)
    assert flake.rate == 0.5
    seen = {item.category: (item.rate, item.expected, item.as_expected) for item in verdict.stability}
    assert seen["concurrent"] == (0.5, 0.01, False)
    assert seen["property"] == (0.0, 0.0, True)
    assert seen["load"] == (None, 0.01, True)


def test_the_other_version_is_another_test(results: Results) -> None:
    """What passes on one and fails on the other is no matter of luck."""
    results.remember({"test_x": "passed"}, "smoke-pg16")
    results.write({"test_x": "failed"})
    assert results.judge().flakes == ()


def test_a_history_that_was_cut_off_is_used_and_said(results: Results) -> None:
    """One line less is better than none."""
    results.remember({"test_x": "passed", "test_y": "passed"})
    with results.history.open("a", encoding="utf-8") as file:
        file.write('{"v": 1, "rou')
    results.write({"test_x": "passed"})
    verdict = results.judge()
    assert [refusal.rule for refusal in verdict.refusals] == ["missing"]
    assert verdict.notes[0].startswith("history.jsonl: its last line is cut short, one run is forgotten")


def test_the_first_run_says_that_it_is_the_first(results: Results) -> None:
    """It is compared with nothing, and passes."""
    results.write({"test_x": "passed"})
    first = "There is no history yet: nothing could be compared with last time."
    assert first in results.judge().notes
    results.remember({"test_x": "passed"})
    results.write({"test_x": "passed"})
    assert first not in results.judge().notes


def test_a_round_is_what_was_judged_together(
    results: Results, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named by --round, else by the workflow's run and attempt, else by the newest result."""
    path = results.folder.parent / "gate.toml"
    for commit in ("a", "b", "c"):
        results.write({"test_x": "passed"}, "smoke-pg16", commit)
        results.write({"test_x": "failed"}, commit=commit)
        results.options()
        arguments = [str(results.folder), f"--history={results.history}", f"--policy={path}", "--record"]
        arguments += ["--round=mine"] if commit == "a" else []
        assert main([*arguments, "--expect=smoke-pg16,smoke-pg17"]) == 1
        assert f"2 runs remembered in {results.history}" in capsys.readouterr().out
        monkeypatch.setenv("GITHUB_RUN_ID", "4711")
        monkeypatch.setenv("GITHUB_RUN_ATTEMPT", "2")
        if commit == "b":
            monkeypatch.delenv("GITHUB_RUN_ID")
    names = [entry.round for entry in results.remembered()]
    assert names == ["mine", "mine", "4711.2", "4711.2", results.started.isoformat(), results.started.isoformat()]
    # What is remembered is what must pass and did.
    assert {(entry.share, entry.verdict, entry.stage) for entry in results.remembered()} == {(0.5, "fail", "all")}


def test_results_that_do_not_know_their_commit_are_told(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    """By --commit, or by GitHub; what they say themselves is right."""
    results.write({"test_x": "passed"}, commit="")
    results.write({"test_x": "passed"}, "smoke-pg16", commit="own")
    given = results.gather("smoke")
    assert [run.commit for run in given.runs] == ["own", ""]
    monkeypatch.setenv("GITHUB_SHA", "feed")
    assert [run.commit for run in results.gather("smoke").runs] == ["own", "feed"]


def test_today_is_a_day(results: Results) -> None:
    """Against which the days in gate.toml are held."""
    results.excuse("test_x", expires=date.min.isoformat())
    results.write({"test_x": "failed"})
    assert results.refusals() == ["expired"]
