"""A failure leaves its seed, replay command, schedule and log in the result file; statistics show what is in a test."""

from __future__ import annotations

import re
import shlex
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from pggit_harness.databases import Database
from pggit_harness.plugin import evidence
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import open_sessions

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ["markers", "profiles", "selection", "results", "summary", "evidence", "inner_properties"]

SUITE = """
    import pytest
    from hypothesis import given, settings, strategies as st
    from pggit_harness.workload.sessions import Sessions, Step

    pytestmark = [pytest.mark.chaos, pytest.mark.property, pytest.mark.promise("P01"), pytest.mark.fault("F07")]

    @pytest.fixture
    def sessions():
        opened = Sessions(None)
        opened.steps += [Step(5.0, "first", "-> BEGIN"), Step(5.25, "first", "<- ok")]
        return opened

    def test_inside_fails():
        @settings(max_examples=1000)
        @given(st.integers())
        def one(number):
            assert number % 97 != 5

        one()

    def test_inside_passes():
        @given(st.integers())
        def one(number):
            assert number == number

        one()

    def test_sessions_fail(sessions):
        assert not sessions.steps

    @pytest.fixture
    def broken(sessions):
        raise RuntimeError("no setup")

    def test_set_up_fails(broken):
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


def properties(suite: pytest.Pytester, *arguments: str) -> dict[str, dict[str, str]]:
    """Run the suite and return the properties of each test in its result file."""
    suite.runpytest_subprocess("--junit-xml=out.xml", "--benchmark-disable", *arguments)
    cases = ElementTree.parse(suite.path / "out.xml").getroot().iter("testcase")
    return {
        case.get("name", ""): {item.get("name", ""): item.get("value", "") for item in case.iter("property")}
        for case in cases
    }


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_a_failure_carries_its_replay_and_its_schedule(suite: pytest.Pytester, workers: list[str]) -> None:
    """Each failed test has its own command, a failed fixture too; what passed has none."""
    found = properties(suite, *workers)
    assert found["test_sessions_fail"]["replay"] == ('make smoke PG=16 ARGS="test_suite.py::test_sessions_fail"')
    assert found["test_set_up_fails"]["replay"] == 'make smoke PG=16 ARGS="test_suite.py::test_set_up_fails"'
    assert found["test_sessions_fail"]["schedule"].splitlines() == [
        "   0.000  first  -> BEGIN",
        "   0.250  first  <- ok",
    ]
    assert not {"replay", "schedule", "hypothesis_seed"} & found["test_inside_passes"].keys()


def test_the_seed_of_a_property_inside_a_test_is_kept(suite: pytest.Pytester) -> None:
    """The replay command draws the same examples: it fails again, without the database of examples."""
    found = properties(suite, "-k", "test_inside_fails")["test_inside_fails"]
    assert re.fullmatch(r"\d+", found["hypothesis_seed"])
    arguments = shlex.split(shlex.split(found["replay"])[-1].removeprefix("ARGS="))
    assert arguments == ["test_suite.py::test_inside_fails", f"--hypothesis-seed={found['hypothesis_seed']}"]
    suite.runpytest_subprocess("--benchmark-disable", *arguments).assert_outcomes(failed=1)


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "two workers"])
def test_statistics_are_shown_for_properties_inside_tests(suite: pytest.Pytester, workers: list[str]) -> None:
    """--hypothesis-show-statistics tells how many examples such a test tried."""
    arguments = ("--benchmark-disable", "--hypothesis-show-statistics", "-k", "test_inside", *workers)
    text = suite.runpytest_subprocess(*arguments).stdout.str()
    told = text.partition("Hypothesis Statistics")[2]
    assert "test_suite.py::test_inside_passes:" in told
    assert "test_suite.py::test_inside_fails:" in told
    assert "50 passing" in told


def test_a_schedule_tells_statements_and_answers(isolated_database: Database) -> None:
    """In the order in which they happened, of all sessions; errors with their SQLSTATE."""
    with open_sessions(isolated_database) as sessions:
        first, second = sessions.many(2)
        first.do("BEGIN")
        assert first.do("SELECT %s::int", [7]) == 7
        assert second.run("SELECT 1 / 0").sqlstate == "22012"
    lines = [re.sub(r"^ +\d+\.\d{3}  ", "", line) for line in sessions.schedule().splitlines()]
    assert lines == [
        "session0  -> BEGIN",
        "session0  <- ok",
        "session0  -> SELECT %s::int  [7]",
        "session0  <- ok",
        "session1  -> SELECT 1 / 0",
        "session1  <- failed 22012 division by zero",
    ]


def test_the_log_of_a_fixtures_database_is_found(isolated_database: Database) -> None:
    """Lines of the test's own database, once, although two fixtures lead to it."""
    with Repo.open(isolated_database) as repo:
        repo.run("DO $$ BEGIN RAISE LOG 'a word for the log'; END $$")
        isolated_database.log.wait_for("a word for the log")
        (text,) = evidence.logged([isolated_database, repo, "neither"])
    assert text.count("a word for the log") >= 1


def test_the_log_of_the_server_reaches_the_result_file(suite: pytest.Pytester) -> None:
    """With what else the failed test logged, in the place for captured output."""
    suite.makeconftest(
        f"pytest_plugins = {[f'pggit_harness.plugin.{name}' for name in PLUGINS]}\n"
        "def pytest_plugin_registered(plugin, plugin_name):\n"
        "    if plugin_name == 'pggit_harness.plugin.evidence':\n"
        "        plugin.logged = lambda fixtures: ['PANIC: on fire']\n"
    )
    result = suite.runpytest_subprocess("--junit-xml=out.xml", "--benchmark-disable", "-k", "test_sessions_fail")
    result.stdout.fnmatch_lines(["*Captured log of the server call*", "PANIC: on fire"])
    (case,) = ElementTree.parse(suite.path / "out.xml").getroot().iter("testcase")
    assert "PANIC: on fire" in (case.findtext("system-out") or "")


def test_the_end_of_a_long_text_is_kept() -> None:
    """Whole lines, and how much is missing."""
    lines = [f"line {number}" for number in range(10_000)]
    text = evidence.shortened("\n".join(lines))
    assert len(text) < evidence.KEPT + 100
    first, *rest = text.splitlines()
    assert rest == lines[-len(rest) :]
    assert first == f"[{len(chr(10).join(lines)) - len(chr(10).join(rest))} characters before this are left out]"
    assert evidence.shortened("short") == "short"
