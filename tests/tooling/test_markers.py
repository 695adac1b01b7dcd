"""A chaos test says its category, its promise and its fault, or it is not collected."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path

import pytest

from pggit_harness.plugin import markers

ROOT = Path(__file__).resolve().parents[2]

COMPLETE = """
    import pytest

    pytestmark = [pytest.mark.chaos, pytest.mark.property]

    @pytest.mark.promise("P03")
    @pytest.mark.fault("F00")
    def test_it():
        pass
"""


CONFTEST = """
    from pathlib import Path

    pytest_plugins = ["pggit_harness.plugin.markers"]

    def pytest_configure(config):
        # Everything below this folder is held to the rules of tests/chaos.
        config.pluginmanager.get_plugin("pggit_harness.plugin.markers").CHAOS = Path(__file__).parent
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder that follows the rules of tests/chaos, with its markers."""
    pytester.makeini((ROOT / "tests" / "chaos" / "pytest.ini").read_text(encoding="utf-8"))
    pytester.makeconftest(CONFTEST)
    return pytester


def test_a_complete_test_is_collected(suite: pytest.Pytester) -> None:
    """The healthy case: category, promise and fault are there."""
    suite.makepyfile(COMPLETE)
    suite.runpytest_subprocess("--benchmark-disable").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("line", "replacement", "complaint"),
    [
        ("pytest.mark.chaos, ", "", "lacks the marker chaos"),
        (", pytest.mark.property]", "]", "has 0 categories"),
        ("pytest.mark.property]", "pytest.mark.property, pytest.mark.load]", "has 2 categories"),
        ('@pytest.mark.promise("P03")', "", "lacks a promise"),
        ('@pytest.mark.fault("F00")', "", "lacks a fault"),
        ("P03", "P15", "names the promise P15, but there are only P01 to P14"),
        ("P03", "P3", "names the promise P3"),
        ("F00", "F31", "names the fault F31, but there are only F00 to F30"),
    ],
)
def test_an_incomplete_test_is_a_collection_error(
    suite: pytest.Pytester, line: str, replacement: str, complaint: str
) -> None:
    """Each thing that can be missing or wrong is named with the test that lacks it."""
    assert line in COMPLETE
    suite.makepyfile(COMPLETE.replace(line, replacement))
    result = suite.runpytest_subprocess("--benchmark-disable")
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines([f"*test_it {complaint}*"])


def test_an_unknown_marker_is_an_error(suite: pytest.Pytester) -> None:
    """A misspelt category is not silently another selection."""
    suite.makepyfile(COMPLETE.replace("pytest.mark.property", "pytest.mark.propertyy"))
    result = suite.runpytest_subprocess("--benchmark-disable")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*'propertyy' not found in `markers`*"])


def test_both_lists_of_markers_are_the_same() -> None:
    """pytest.ini is for the chaos suite, pyproject.toml for the other tests."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "tests" / "chaos" / "pytest.ini", encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    chaos = parser["pytest"]["markers"].strip().splitlines()
    assert chaos == project["tool"]["pytest"]["ini_options"]["markers"]
    assert [line.split(":")[0].split("(")[0] for line in chaos] == [
        "chaos",
        *markers.CATEGORIES,
        "slow",
        "destructive",
        "promise",
        "fault",
    ]
