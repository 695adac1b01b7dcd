"""Workers share one server and never a database; a server named by PGHOST is left as it was."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from pggit_harness.cluster import FAST, Cluster
from pggit_harness.servers.extension import CHECKOUT

_CONFTEST = """
pytest_plugins = ["pggit_harness.plugin." + name for name in
                  ("selection", "results", "summary", "fix_installation", "fix_server", "fix_database",
                   "fix_connection", "fix_cluster", "fix_repo")]
"""
_NOTE = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(12))
def test_note(isolated_database, server, number):
    where = str(server.folder) if hasattr(server, "folder") else "external"
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with open("names.txt", "a") as names:
        names.write(f"{worker} {isolated_database.name} {where}\\n")

def test_connections(sync_conn, pool, isolated_schema, repo):
    assert sync_conn.execute("SELECT current_database()").fetchone() == (repo.database.name,)
    with pool.connection() as session:
        assert session.execute("SELECT to_regnamespace(%s) IS NOT NULL", (isolated_schema,)).fetchone() == (True,)
"""
_OWN = """
def test_of_a_crash(cluster):
    cluster.kill()

def test_of_many(cluster_factory):
    assert cluster_factory()
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite that notes which databases it got."""
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT / "tests"))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    pytester.makeini("[pytest]")  # else settings of a folder above would count
    pytester.makeconftest(_CONFTEST)
    pytester.makepyfile(test_note=_NOTE, test_own=_OWN)
    return pytester


def _noted(suite: pytest.Pytester) -> list[list[str]]:
    return [line.split() for line in (suite.path / "names.txt").read_text(encoding="utf-8").splitlines()]


def test_workers_share_the_server_and_no_database(suite: pytest.Pytester) -> None:
    """Twelve tests on three workers: one server, twelve databases, and the server is gone afterwards."""
    result = suite.runpytest_subprocess("-n", "3", "-p", "no:cacheprovider", "test_note.py")
    result.assert_outcomes(passed=13)
    workers, names, servers = zip(*_noted(suite), strict=True)
    assert len(set(workers)) > 1
    assert len(set(names)) == 12
    assert len(set(servers)) == 1
    assert not Path(servers[0]).exists()


@pytest.fixture
def external(cluster_factory: Callable[..., Cluster], monkeypatch: pytest.MonkeyPatch) -> Cluster:
    """Somebody's running server, with a database of theirs, named by PGHOST."""
    made = cluster_factory(profile=FAST, port=0, name="theirs")
    made.start()
    made.psql("CREATE DATABASE pggit_chaos_test_of_somebody")
    for name, value in {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(made.port),
        "PGUSER": "postgres",
        "PGPASSWORD": made.password,
    }.items():
        monkeypatch.setenv(name, value)
    return made


def _databases(cluster: Cluster) -> list[str]:
    return cluster.psql("SELECT datname FROM pg_database ORDER BY 1").split()


@pytest.mark.parametrize("workers", ["0", "2"])
def test_external_server_is_used_and_left_as_it_was(suite: pytest.Pytester, external: Cluster, workers: str) -> None:
    """With PGHOST the tests run there, what needs a server of its own is named, and every database of ours goes."""
    before = _databases(external)
    result = suite.runpytest_subprocess("-n", workers, "-p", "no:cacheprovider", "-p", "no:asyncio")
    result.assert_outcomes(passed=13, deselected=2 if workers == "0" else 0)
    _, names, servers = zip(*_noted(suite), strict=True)
    assert set(servers) == {"external"}
    assert all(name.startswith("pggit_chaos_test_") for name in names)
    assert len(set(names)) == 12
    result.stdout.fnmatch_lines(["*not run*", "*test_own.py::test_of_a_crash needs a server of its own*"])
    assert _databases(external) == before


def test_interrupted_run_against_an_external_server_is_cleaned_up_by_the_next(
    suite: pytest.Pytester, external: Cluster
) -> None:
    """Databases of a run that was killed go when the next run begins."""
    before = _databases(external)
    suite.makepyfile(
        test_dies="""
        import os, signal
        def test_dies(isolated_database):
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    suite.runpytest_subprocess("-p", "no:cacheprovider", "test_dies.py")
    assert len(_databases(external)) > len(before)

    suite.runpytest_subprocess("-p", "no:cacheprovider", "test_note.py").assert_outcomes(passed=13)
    assert _databases(external) == before


def test_unreachable_external_server_fails_the_run(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that PGHOST names and that is not there is an error, never a skip."""
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", "1")
    result = suite.runpytest_subprocess("-p", "no:cacheprovider", "test_note.py", "-k", "connections")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*The server named by PGHOST=127.0.0.1 cannot be reached*"])


def test_state_is_plain_for_other_processes(cluster: Cluster) -> None:
    """Another process reaches the same server by its folder alone."""
    again = Cluster.attach(cluster.folder)
    assert again.psql("SELECT pg_postmaster_start_time()") == cluster.psql("SELECT pg_postmaster_start_time()")
    with psycopg.connect(again.conninfo()) as session:
        assert session.info.port == cluster.port
    state = json.loads((cluster.folder / "cluster.json").read_text(encoding="utf-8"))
    assert state["installation"]["major"] == cluster.installation.major
    assert os.stat(cluster.folder / "cluster.json").st_mode & 0o077 == 0, "it holds a password"
