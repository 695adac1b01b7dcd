"""The end of a run tells what was attacked, what was left out, and how to replay a failure."""

from __future__ import annotations

import json
import re
import shlex
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ["markers", "profiles", "selection", "results", "summary", "evidence", "inner_properties"]

SUITE = """
    import pytest
    from hypothesis import given, strategies as st

    pytestmark = [pytest.mark.chaos, pytest.mark.promise("P01"), pytest.mark.fault("F07")]

    @pytest.mark.property
    def test_passes():
        pass

    @pytest.mark.property
    @given(st.integers())
    def test_fails(number):
        assert number < 100

    @pytest.mark.load
    @pytest.mark.parametrize("name", ["a b", "c$d"])
    def test_fails_by_name(name):
        assert not name

    @pytest.mark.recovery
    @pytest.mark.destructive
    def test_destroys():
        raise AssertionError("must not run")

    @pytest.fixture
    def cluster():
        return 1

    @pytest.mark.recovery
    def test_kills(cluster):
        pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite with the plugins of the chaos suite, run as `tox -e pg16-smoke` would."""
    for name in ("PGHOST", "PG_CONFIG", "PG_SOURCE", "CI", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PG", "16")
    monkeypatch.setenv("TOX_ENV_NAME", "pg16-smoke")
    monkeypatch.setenv("HYPOTHESIS_STORAGE_DIRECTORY", str(pytester.path / "storage"))
    pytester.makeini((ROOT / "tests" / "chaos" / "pytest.ini").read_text(encoding="utf-8"))
    pytester.makeconftest(f"pytest_plugins = {[f'pggit_harness.plugin.{name}' for name in PLUGINS]}")
    pytester.makepyfile(test_suite=SUITE)
    return pytester


def run(suite: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run the suite in a process of its own, with its result file beside it."""
    return suite.runpytest_subprocess("--junit-xml=out.xml", *arguments)


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_summary_counts_by_category_and_by_promise(suite: pytest.Pytester, workers: list[str]) -> None:
    """Counts and the promise x fault table are the same whoever ran the tests."""
    result = run(suite, "--benchmark-disable", *workers)
    result.assert_outcomes(passed=2, failed=3, deselected=0 if workers else 1)
    result.stdout.re_match_lines(
        [
            r"category +passed +failed +error +skipped +seconds",
            r"property +1 +1 +0 +0 +\d+\.\d",
            r"recovery +1 +0 +0 +0 .*",
            r"load +0 +2 +0 +0 .*",
            r"P01  F07:5$",
        ]
    )


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_summary_names_what_was_not_run(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: list[str]
) -> None:
    """Against somebody's server nothing is killed, and the summary says which tests that leaves out."""
    monkeypatch.setenv("PGHOST", "somewhere")
    result = run(suite, "--benchmark-disable", *workers)
    result.stdout.fnmatch_lines(
        [
            "*test_suite.py::test_destroys is destructive: --destructive runs it",
            "*test_suite.py::test_kills needs a server of its own: unset PGHOST",
        ]
    )


def test_destructive_tests_run_when_asked_for_and_never_in_ci(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The flag opens them; CI closes them again."""
    selected = ("-k", "test_destroys", "--destructive")
    run(suite, *selected).assert_outcomes(failed=1)
    monkeypatch.setenv("CI", "true")
    result = run(suite, *selected)
    result.assert_outcomes(deselected=6)
    result.stdout.fnmatch_lines(["*test_destroys is destructive: never in CI"])


def test_a_failure_ends_with_the_command_that_replays_it(suite: pytest.Pytester) -> None:
    """The command names the tests, PG and the seed of Hypothesis, and a shell and make read it as it was meant."""
    result = run(suite, "--benchmark-disable", "-p", "no:randomly")
    command = result.outlines[
        result.outlines.index(next(x for x in result.outlines if "run just the failures" in x)) + 1
    ]
    words = shlex.split(command)
    assert words[:3] == ["make", "smoke", "PG=16"]
    arguments = shlex.split(words[3].removeprefix("ARGS=").replace("$$", "$"))
    assert arguments[:3] == [
        "test_suite.py::test_fails",
        "test_suite.py::test_fails_by_name[a b]",
        "test_suite.py::test_fails_by_name[c$d]",
    ]
    assert re.fullmatch(r"--hypothesis-seed=\d+", arguments[3])
    run(suite, "--benchmark-disable", *arguments).assert_outcomes(failed=3)


def test_result_file_carries_promise_fault_seed_and_replay(suite: pytest.Pytester) -> None:
    """What the report needs later stands in the JUnit file."""
    run(suite, "--benchmark-disable")
    cases = ElementTree.parse(suite.path / "out.xml").getroot().iter("testcase")
    found = {
        case.get("name"): {item.get("name"): item.get("value") for item in case.iter("property")} for case in cases
    }
    assert found["test_passes"] == {
        "nodeid": "test_suite.py::test_passes",
        "category": "property",
        "promise": "P01",
        "fault": "F07",
    }
    assert found["test_fails"].keys() == {"nodeid", "category", "promise", "fault", "hypothesis_seed", "replay"}
    seed = found["test_fails"]["hypothesis_seed"]
    assert found["test_fails"]["replay"] == (
        f'make smoke PG=16 ARGS="test_suite.py::test_fails --hypothesis-seed={seed}"'
    )


@pytest.fixture
def results(suite: pytest.Pytester) -> Path:
    """The folder that the suite writes its results to."""
    suite.makeconftest(
        f"pytest_plugins = {[f'pggit_harness.plugin.{name}' for name in PLUGINS]}\n"
        "from pathlib import Path\n"
        "def pytest_plugin_registered(plugin, plugin_name):\n"
        "    if plugin_name == 'pggit_harness.plugin.results':\n"
        "        plugin.RESULTS = Path(__file__).parent / 'results'\n"
    )
    return suite.path / "results"


def test_result_file_has_the_name_of_the_run(suite: pytest.Pytester, results: Path) -> None:
    """chaos-WHAT-results-pgVERSION.xml; a category chosen by -m needs no name."""
    for arguments in (["--what=smoke"], ["-m", "load"], []):
        suite.runpytest_subprocess(*arguments)
    assert sorted(path.name for path in results.iterdir()) == [
        "chaos-all-results-pg16.xml",
        "chaos-load-results-pg16.xml",
        "chaos-smoke-results-pg16.xml",
    ]


def test_benchmarks_and_html_are_written_when_asked_for(suite: pytest.Pytester, results: Path) -> None:
    """JSON of what was measured; a report in one file."""
    suite.makepyfile(test_speed="def test_speed(benchmark): benchmark(sum, [1, 2])\ndef test_other(): assert False")
    options = ("--what=bench", "--benchmark-only", "--results-json", "--results-html")
    # The others are not asked for: neither run nor listed as skipped.
    suite.runpytest_subprocess("test_speed.py", *options).assert_outcomes(passed=1, deselected=1)
    measured = json.loads((results / "chaos-bench-results-pg16.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in measured["benchmarks"]] == ["test_speed"]
    assert "<style" in (results / "chaos-bench-results-pg16.html").read_text(encoding="utf-8")
