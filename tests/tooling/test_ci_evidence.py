"""What `make gate`, `make summary` and `make report` judge when nobody names a file: the suite's runs in results/."""

from __future__ import annotations

import pytest

from ci import evidence
from ci.gate import judge
from ci.matrix import load
from tooling.fix_results import Results

STRANGERS = ("all-pg17", "tooling-pg17", "extension-pg17", "guide-pg17")


@pytest.fixture
def nameless(results: Results, monkeypatch: pytest.MonkeyPatch) -> Results:
    """A results/ that holds smoke on 16 and 17, benchmarks, and a failed run of each kind that is no tier's."""
    monkeypatch.setattr(evidence, "RESULTS", results.folder)
    for name in STRANGERS:
        results.write({"test_x": "failed"}, name)
    for name in ("smoke-pg16", "smoke-pg17", "bench-pg17"):
        results.write({"test_x": "passed"}, name)
    return results


def gathered(results: Results, *expect: str, named: bool = False) -> evidence.Evidence:
    """Return what is judged without RESULTS, or with the folder's name."""
    given = results.options(*expect)
    given.results = given.results if named else []
    given.expect = list(expect)
    return evidence.gather(given, load())


def names(found: evidence.Evidence) -> set[str]:
    return {f"{run.what}-pg{run.version}" for run in found.runs}


def test_runs_of_tiers_and_categories_count(nameless: Results) -> None:
    """Not those of plain pytest, of the tooling, of the guide: they are named as left out, and refuse nothing."""
    found = gathered(nameless)
    assert names(found) == {"smoke-pg16", "smoke-pg17", "bench-pg17"}
    files = sorted(f"chaos-{name.replace('-pg', '-results-pg')}.xml" for name in STRANGERS)
    assert sorted(found.left_out) == files
    verdict = judge(found)
    assert {refusal.rule for refusal in verdict.refusals} == {"file"}
    (note,) = [note for note in verdict.notes if note.startswith("In results/ and not judged")]
    assert all(name in note for name in files)


def test_what_is_expected_counts_alone(nameless: Results) -> None:
    """Smoke on 17 is judged by itself, whatever other versions left yesterday."""
    nameless.write({"test_x": "failed"}, "smoke-pg16")
    found = gathered(nameless, "smoke-pg17")
    assert names(found) == {"smoke-pg17"}
    assert "chaos-smoke-results-pg16.xml" in found.left_out
    assert judge(found).good


def test_a_folder_that_is_named_counts_as_a_whole(nameless: Results) -> None:
    """As CI names it: a run that nobody expected is judged too."""
    found = gathered(nameless, "smoke-pg17", named=True)
    assert names(found) == {"smoke-pg16", "smoke-pg17", "bench-pg17", *STRANGERS}
    assert found.left_out == ()
    assert {refusal.rule for refusal in judge(found).refusals} == {"failed"}


def test_a_file_of_any_kind_can_be_named(nameless: Results) -> None:
    """Then it counts."""
    given = nameless.options("smoke-pg17")
    given.results = [nameless.folder / "chaos-all-results-pg17.xml"]
    assert names(evidence.gather(given, load())) == {"all-pg17"}
