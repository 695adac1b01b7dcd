"""A commit in a prepared transaction is neither lost nor half there, however long nobody finishes it.

Method: PREPARE TRANSACTION around pggit.commit(), then crashes; the transaction is an orphan, for
no session owns it any more. It is finished later, one way or the other.
"""

from __future__ import annotations

import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.faults.crash import Way, crash
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.recovery, pytest.mark.slow, pytest.mark.fault("F26")]


def prepare(repo: Repo, table: str) -> str:
    """Leave a commit in a prepared transaction named ``orphan``; its id."""
    repo.run(f"BEGIN; CREATE TABLE {table} (id int)")
    commit_id = repo.commit(message=f"prepared {table}")
    repo.run("PREPARE TRANSACTION 'orphan'")
    return commit_id


@pytest.fixture
def repo(durable_repo: Repo) -> Repo:
    durable_repo.commit("CREATE TABLE first (id int)", "first")
    return durable_repo


@pytest.mark.fault("F07")
@pytest.mark.fault("F08")
@pytest.mark.promise("P01")
def test_an_orphan_survives_crashes_and_can_be_committed(repo: Repo, cluster: Cluster) -> None:
    """After two crashes the prepared commit is still invisible; once it is finished it is history."""
    (first,) = [commit.commit_id for commit in repo.log()]
    prepared = prepare(repo, "second")
    ways: tuple[Way, ...] = ("kill", "immediate")
    for way in ways:
        assert crash(cluster, way).way == way
        repo.reconnect()
        assert repo.sql("SELECT gid FROM pg_prepared_xacts") == [("orphan",)]
        assert repo.head() == first
        assert repo.status() == []
    repo.run("COMMIT PREPARED 'orphan'")
    assert [commit.commit_id for commit in repo.log()] == [prepared, first]
    assert repo.status() == []
    assert store_problems(repo.conn) == []


@pytest.mark.fault("F07")
@pytest.mark.promise("P01")
def test_an_orphan_that_is_rolled_back_leaves_no_trace(repo: Repo, cluster: Cluster) -> None:
    """A prepared commit that is rolled back after a crash leaves the store byte for byte as it was before."""
    before = history_of(repo.conn)
    prepared = prepare(repo, "second")
    crash(cluster, "kill")
    repo.reconnect()
    repo.run("ROLLBACK PREPARED 'orphan'")
    assert history_of(repo.conn) == before
    with raises_sqlstate("GT002"):
        repo.rev_parse(prepared)
    assert repo.commit("CREATE TABLE second (id int)", "second") == repo.head()
    assert store_problems(repo.conn) == []


@pytest.mark.fault("F04")
@pytest.mark.promise("P09")
def test_an_orphan_makes_others_wait_and_a_time_out_is_clean(repo: Repo, cluster: Cluster) -> None:
    """While a prepared commit holds the branch, across a crash, others can read, and time out when they commit."""
    prepared = prepare(repo, "second")
    for crashed in (False, True):
        if crashed:
            crash(cluster, "kill")
            repo.reconnect()
        assert [commit.message for commit in repo.log()] == ["first"]
        assert repo.verify() == []
        with raises_sqlstate("55P03"):
            repo.run(
                "BEGIN; SET LOCAL lock_timeout = '200ms'; CREATE TABLE third (id int); SELECT pggit.commit('third')"
            )
        repo.run("ROLLBACK")
    repo.run("COMMIT PREPARED 'orphan'")
    third = repo.commit("CREATE TABLE third (id int)", "third")
    assert repo.log()[0].parent_ids == [prepared]
    assert repo.head() == third
    assert store_problems(repo.conn) == []
