"""What was acknowledged survives every crash exactly once; what was not, whole or not at all.

Method: clients commit all the time and remember each outcome as ok, failed or unknown, while
backends and postmasters of a server with production settings are killed under them, again and
again. Afterwards the history is compared with what the clients were told, and the store is
checked down to every hash.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from pggit_harness.cluster import Cluster, Database
from pggit_harness.faults.crash import crash, kill_session
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.committers import Committers, backends_of
from pggit_harness.workload.repo import Repo

pytestmark = [pytest.mark.chaos, pytest.mark.recovery, pytest.mark.slow, pytest.mark.promise("P02")]

NAME = "client"
ROUNDS = 3


@pytest.fixture
def database(cluster: Cluster) -> Database:
    return cluster.create_database()


def connecting(database: Database) -> Callable[[], psycopg.Connection[tuple[Any, ...]]]:
    return lambda: database.connect(autocommit=True, application_name=NAME, connect_timeout=10)


def assert_kept(database: Database, clients: Committers) -> None:
    """The history is what the clients were told, the store is sound, and the live schema is HEAD's."""
    assert clients.refused == []
    with Repo.open(database) as repo:
        breaks = history_breaks(repo.conn, acknowledged=clients.acknowledged, possible=clients.unknown)
        assert breaks == []
        assert store_problems(repo.conn) == []
        assert repo.status() == []
        # Every client can go on.
        assert repo.commit("CREATE TABLE afterwards (id int)", "afterwards") == repo.head()


@pytest.mark.fault("F07")
def test_postmaster_killed_again_and_again(cluster: Cluster, database: Database) -> None:
    """SIGKILL of the whole server in the middle of commits loses none that was acknowledged."""
    with Committers(connecting(database), name=NAME) as clients:
        for _ in range(ROUNDS):
            clients.wait_for(4)
            done = crash(cluster, "kill")
            assert done.redone
        clients.wait_for(3)
    assert len(clients.acknowledged) >= 4 * ROUNDS + 3
    assert_kept(database, clients)


@pytest.mark.fault("F08")
def test_immediate_shutdowns_over_and_over(cluster: Cluster, database: Database) -> None:
    """Immediate shutdowns, one of them right after the recovery from another, lose no acknowledged commit."""
    with Committers(connecting(database), name=NAME) as clients:
        for _ in range(ROUNDS):
            clients.wait_for(4)
            assert crash(cluster, "immediate").redone
            # At once again: the server has hardly come back.
            crash(cluster, "immediate")
        clients.wait_for(3)
    assert_kept(database, clients)


@pytest.mark.fault("F06")
@pytest.mark.promise("P01")
def test_backends_killed_in_the_middle_of_their_commits(cluster: Cluster, database: Database) -> None:
    """SIGKILL of single backends restarts the server; every commit is whole or not there, and no client is misled."""
    with Committers(connecting(database), name=NAME) as clients:
        for _ in range(ROUNDS):
            clients.wait_for(4)
            victims: list[int] = []
            while not victims:
                victims = backends_of(cluster, NAME)
            assert kill_session(cluster, victims[0]).signal == signal.SIGKILL
        clients.wait_for(3)
    assert clients.failed or clients.unknown
    assert_kept(database, clients)


@pytest.mark.fault("F05")
@pytest.mark.promise("P01")
def test_backends_terminated_in_the_middle_of_their_commits(cluster: Cluster, database: Database) -> None:
    """pg_terminate_backend() ends a commit as if it had never begun, and the server goes on for the others."""
    postmaster = cluster.postmaster_pid
    with Committers(connecting(database), name=NAME) as clients, cluster.connect(autocommit=True) as admin:
        ended = 0
        while ended < 2 * ROUNDS:
            clients.wait_for(2)
            for pid in backends_of(cluster, NAME)[:1]:
                ended += admin.execute("SELECT pg_terminate_backend(%s, 10000)", (pid,)).fetchall() == [(True,)]
        clients.wait_for(3)
    assert cluster.postmaster_pid == postmaster
    assert len(clients.failed) + len(clients.unknown) >= ended
    assert_kept(database, clients)


@pytest.mark.fault("F07")
def test_without_synchronous_commit_the_end_is_lost_never_the_middle(
    cluster_factory: Callable[..., Cluster],
) -> None:
    """A user who trades safety for speed may lose the last commits, but what is left is one line and sound."""
    # WAL that is not waited for stays in the server's memory until the writer comes by.
    cluster = cluster_factory(settings={"synchronous_commit": "off", "wal_writer_delay": "10s"})
    cluster.start()
    database = cluster.create_database()
    with Repo.open(database) as repo:
        kept = [repo.commit(f"CREATE TABLE kept_{number} (id int)", f"kept {number}") for number in range(3)]
        repo.run("SET synchronous_commit = on")
        kept.append(repo.commit("CREATE TABLE waited_for (id int)", "waited for"))
        repo.run("SET synchronous_commit = off")
        at_risk = [repo.commit(f"CREATE TABLE risked_{number} (id int)", f"risked {number}") for number in range(3)]
    assert crash(cluster, "kill").redone
    with Repo.open(database) as repo:
        listed = [commit.commit_id for commit in reversed(repo.log())]
        assert listed == (kept + at_risk)[: len(listed)]
        assert len(listed) >= len(kept)
        assert len(listed) < len(kept + at_risk), "nothing was lost: the fault did not happen"
        assert store_problems(repo.conn) == []
        assert repo.status() == []
