"""A run with a seed of its own: different each time, said and kept, and Hypothesis still learns from the last one."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ["markers", "profiles", "selection", "results", "summary", "evidence"]

SUITE = """
    import json
    import os
    from pathlib import Path

    from hypothesis import given, settings, strategies as st
    from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

    def note(test, number):
        folder = Path(os.environ["NOTES"])
        folder.mkdir(exist_ok=True)
        with (folder / f"{test}.jsonl").open("a") as file:
            file.write(json.dumps(number) + "\\n")

    @given(st.integers())
    def test_passes(number):
        note("passes", number)

    @given(st.integers())
    def test_fails(number):
        note("fails", number)
        assert abs(number) < 10

    def test_machine():
        class Machine(RuleBasedStateMachine):
            @rule(number=st.integers())
            def add(self, number):
                note("machine", number)

        run_state_machine_as_test(Machine, settings=settings(stateful_step_count=3))
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Tests that write down what Hypothesis gives them, with the seeds of the chaos suite."""
    for name in ("PGHOST", "PG_CONFIG", "PG_SOURCE", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PG", "16")
    monkeypatch.setenv("TOX_ENV_NAME", "pg16-weekly")
    monkeypatch.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(pytester.path / "storage"))
    pytester.makeini((ROOT / "tests" / "chaos" / "pytest.ini").read_text(encoding="utf-8"))
    pytester.makeconftest(f"pytest_plugins = {[f'pggit_harness.plugin.{name}' for name in PLUGINS]}")
    pytester.makepyfile(test_suite=SUITE)
    return pytester


def examples(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, name: str, *arguments: str
) -> tuple[dict[str, list[int]], str]:
    """Run the suite once; return what each test was given, in order, and the seed that the run said."""
    monkeypatch.setenv("NOTES", str(suite.path / name))
    result = suite.runpytest_subprocess(f"--junit-xml={name}.xml", "--benchmark-disable", *arguments)
    result.assert_outcomes(passed=2, failed=1)
    notes = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (suite.path / name).iterdir()
    }
    said = [line for line in result.outlines if line.startswith("hypothesis seed: ")]
    assert len(said) == 1
    match = re.fullmatch(r"hypothesis seed: (\d+) \(--run-seed=\1 runs the same examples again\)", said[0])
    assert match is not None
    return notes, match[1]


def properties(path: Path, kind: str) -> dict[str, str]:
    """Return the properties of a result file's elements of one kind."""
    found = {}
    for element in ElementTree.parse(path).getroot().iter(kind):
        for holder in element.findall("properties"):
            found.update({item.get("name", ""): item.get("value", "") for item in holder})
    return found


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_the_seed_of_a_run_repeats_it(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: list[str]
) -> None:
    """Two runs with --fresh-seed differ; --run-seed with what one of them said gives its very examples."""
    first, seed = examples(suite, monkeypatch, "first", "--fresh-seed", *workers)
    # What Hypothesis learned would come first.
    monkeypatch.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(suite.path / "storage2"))
    again, seed_again = examples(suite, monkeypatch, "again", f"--run-seed={seed}")
    monkeypatch.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(suite.path / "storage3"))
    other, other_seed = examples(suite, monkeypatch, "other", "--fresh-seed", *workers)
    assert seed == seed_again != other_seed
    assert first == again
    assert all(first[test] != other[test] for test in ("passes", "fails", "machine"))


def test_a_fresh_seed_starts_with_what_failed_last_time(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example database is read and written, as it is not under --hypothesis-seed."""
    first, _ = examples(suite, monkeypatch, "first", "--fresh-seed")
    second, _ = examples(suite, monkeypatch, "second", "--fresh-seed")
    assert abs(first["fails"][-1]) == 10
    assert abs(second["fails"][0]) == 10


def test_the_seed_is_kept_in_the_result_file(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the whole run, and in the command that replays a failure."""
    _, seed = examples(suite, monkeypatch, "first", "--fresh-seed")
    assert properties(suite.path / "first.xml", "testsuite")["hypothesis_seed"] == seed
    replay = properties(suite.path / "first.xml", "testcase")["replay"]
    assert replay == f'make weekly PG=16 ARGS="test_suite.py::test_fails --run-seed={seed}"'
