"""A full or broken disk costs no acknowledged commit, and a commit that hits it leaves nothing half-done.

Method: a small library, preloaded into the server, lets chosen calls on chosen
files fail: ENOSPC for data files, ENOSPC and EIO for the write-ahead log. Of the
last two nobody knows the outcome before the server has recovered: then the
commit is there whole or not at all.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator

import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.cluster.polling import poll_until
from pggit_harness.faults.failing_io import Calls, FailingIO
from pggit_harness.oracles.leftovers import leftovers
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Verdict, open_sessions

pytestmark = [pytest.mark.chaos, pytest.mark.resource, pytest.mark.slow, pytest.mark.promise("P01")]

ANY_WRITE = Calls.WRITE | Calls.ALLOCATE
COMMIT = "SELECT pggit.commit(%s)"
MANY_TABLES = """
DO $$ BEGIN FOR n IN 1 .. 150 LOOP
    EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, name text)', n);
END LOOP; END $$
"""


@pytest.fixture
def disk(cluster_factory: Callable[..., Cluster], failing_io: Callable[[Cluster], FailingIO]) -> FailingIO:
    """A server whose calls can be made to fail; `repo` is on it."""
    made = cluster_factory()
    installed = failing_io(made)
    made.start()
    return installed


@pytest.fixture
def repo(disk: FailingIO) -> Iterator[Repo]:
    """A repository with one commit, on that server."""
    with Repo.open(disk.cluster.create_database()) as opened:
        opened.commit("CREATE TABLE base (id int)", "base")
        yield opened


@pytest.mark.fault("F12")
def test_full_disk_refuses_a_commit_and_the_session_lives(repo: Repo, disk: FailingIO) -> None:
    """A commit that finds no room for its rows gets 53100, changes nothing, and succeeds when there is room."""
    base = repo.head()
    repo.run(MANY_TABLES)
    before = repo.one("SELECT count(*) FROM pggit.blob")
    with open_sessions(repo.database) as sessions:
        client = sessions.open("client")
        with disk.failing(ANY_WRITE, errno.ENOSPC, "/base/"):
            refused = [client.run(COMMIT, ["no room"]) for _ in range(3)]
            assert [outcome.sqlstate for outcome in refused] == ["53100"] * 3
            # History can be read all the same.
            assert client.do("SELECT pggit.rev_parse('HEAD')") == base
        assert repo.one("SELECT count(*) FROM pggit.blob") == before
        done = client.do(COMMIT, ["room"])
    assert history_breaks(repo.conn, acknowledged=[base, done], possible=[]) == []
    assert repo.tree("HEAD") == repo.tree("WORKING")
    assert repo.verify() == []
    assert leftovers(repo.conn) == []


@pytest.mark.promise("P02")
@pytest.mark.parametrize(
    ("calls", "error"),
    [
        pytest.param(ANY_WRITE, errno.ENOSPC, id="full", marks=pytest.mark.fault("F13")),
        pytest.param(ANY_WRITE, errno.EIO, id="write error", marks=pytest.mark.fault("F14")),
        pytest.param(Calls.SYNC, errno.EIO, id="sync error", marks=pytest.mark.fault("F14")),
    ],
)
def test_log_that_cannot_be_written(repo: Repo, disk: FailingIO, calls: Calls, error: int) -> None:
    """When the write-ahead log fails, a commit in the making is there whole or not at all after recovery."""
    cluster = repo.cluster
    assert cluster is not None
    acknowledged = [repo.head(), repo.commit("CREATE TABLE second (id int)", "second")]
    with open_sessions(repo.database) as sessions:
        client = sessions.open("client")
        client.do("CREATE TABLE pending (id int)")
        cluster.log.mark()
        with disk.failing(calls, error, "/pg_wal/"):
            outcome = client.run(COMMIT, ["no log"])
            assert outcome.verdict is Verdict.UNKNOWN, outcome
        recover(cluster)

    repo.reconnect()
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=["no log"]) == []
    # A commit that survived holds the table that it recorded; one that did not left the table pending.
    survived = len(repo.log()) == 3
    assert repo.one("SELECT to_regclass('pending') IS NOT NULL")
    assert (repo.status() == []) is survived
    acknowledged.append(repo.commit("CREATE TABLE third (id int)", "third"))
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=["no log"]) == []
    assert repo.verify() == []


def recover(cluster: Cluster) -> None:
    """Wait until the server has come back by itself, or start it where it gave up."""
    end = cluster.log.wait_for("ready to accept connections|database system is shut down", timeout=60)
    if end == "database system is shut down":
        poll_until(lambda: cluster.is_running, lambda runs: not runs, what="the postmaster's end", timeout=30)
        cluster.start()
