"""What a failed test left of its server is kept until the test runs again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pggit_harness.plugin import artifacts
from pggit_harness.servers.extension import CHECKOUT

CONFTEST = """
from pathlib import Path
from pggit_harness.plugin import artifacts

artifacts.ARTIFACTS = Path(__file__).parent / "artifacts"
pytest_plugins = ["pggit_harness.plugin." + name for name in ("fix_installation", "fix_cluster")]
"""
SUITE = """
import os

def test_fails(cluster_factory):
    cluster = cluster_factory()
    if "STARTED" in os.environ:
        cluster.start()
    assert "FIXED" in os.environ, "on purpose"
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test that fails until FIXED is set, and starts its server when STARTED is."""
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT / "tests"))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    pytester.makeini("[pytest]")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_fails=SUITE)
    return pytester


def kept_by(result: pytest.RunResult) -> Path:
    """The folder that a run says it kept."""
    (line,) = [line for line in result.outlines if "of the failed test is kept in " in line]
    return Path(line.partition(" is kept in ")[2])


def run(suite: pytest.Pytester) -> pytest.RunResult:
    """Run the test in a process of its own."""
    return suite.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist")


def test_a_failed_test_keeps_its_server(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data directory and the log are kept as the failure left them, and the path is printed."""
    monkeypatch.setenv("STARTED", "1")
    result = run(suite)
    result.assert_outcomes(failed=1)
    kept = kept_by(result)
    assert (kept / "data" / "PG_VERSION").is_file()
    assert "database system is ready" in (kept / "postgres.log").read_text(encoding="utf-8")
    assert kept.is_relative_to(suite.path / "artifacts")


def test_of_each_test_the_last_failure_is_kept(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second failure replaces the first; a pass leaves nothing; other tests' remains stay, but not for ever."""
    others = {name: suite.path / "artifacts" / name for name in ("of_last_week", "of_last_month")}
    for days, folder in zip((7, 30), others.values(), strict=True):
        (folder / "node").mkdir(parents=True)
        os.utime(folder, (0, time.time() - days * 86400))
    first, second = kept_by(run(suite)), kept_by(run(suite))
    assert first.parent == second.parent
    assert list(second.parent.iterdir()) == [second]
    assert [name for name, folder in others.items() if folder.exists()] == ["of_last_week"]

    monkeypatch.setenv("FIXED", "1")
    run(suite).assert_outcomes(passed=1)
    assert not second.parent.exists()
    assert others["of_last_week"].exists()


def test_remains_are_in_the_checkout() -> None:
    """Where CONTRIBUTING.md says."""
    assert (
        artifacts.folder_of("a/test_b.py::test_c[d e]") == CHECKOUT / "tests" / "artifacts" / "a_test_b.py_test_c_d_e_"
    )
