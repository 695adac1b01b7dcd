"""A standby shows the same history, refuses to write it, and carries it on when it is promoted.

Method: streaming standbys of a server with production settings; everything that pggit can read
is compared on both sides; then the primary is killed under load and the standby takes over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from pggit_harness.cluster import Cluster, Database
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.committers import Committers
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.recovery,
    pytest.mark.slow,
    pytest.mark.promise("P12"),
    pytest.mark.fault("F25"),
]


@pytest.fixture
def standby(cluster: Cluster) -> Cluster:
    return cluster.standby()


@pytest.fixture
def primary_repo(cluster: Cluster, standby: Cluster) -> Iterator[Repo]:
    """The sample, and a change that is not committed, on a primary whose standby has replayed it all."""
    with Repo.open(cluster.create_database()) as repo:
        build_sample(repo)
        repo.run("CREATE TABLE not_committed (id int)")
        cluster.wait_for_catchup(standby)
        yield repo


def on(server: Cluster, repo: Repo) -> Database:
    """The same database on another server."""
    name = repo.database.name
    return Database(name, server.conninfo(name), server)


def everything_read(repo: Repo) -> dict[str, object]:
    """What pggit says, function by function."""
    return {
        "log": repo.log(),
        "status": repo.status(),
        "diff": repo.diff(),
        "show": repo.show(),
        "ls_tree": repo.ls_tree(),
        "working": repo.ls_tree("WORKING"),
        "tree ids": (repo.tree(), repo.tree("HEAD")),
        "branches": repo.branches(),
        "reflog": repo.reflog(),
        "verify": repo.verify(),
        "older": repo.diff("HEAD~2", "HEAD"),
    }


class TestHotStandby:
    def test_everything_that_reads_says_the_same_as_on_the_primary(self, primary_repo: Repo, standby: Cluster) -> None:
        """log, status, diff, show, trees, branches, reflog and verify work on a hot standby and agree."""
        expected = everything_read(primary_repo)
        assert [change.identity for change in primary_repo.status()].count("public.not_committed") == 2
        with Repo.open(on(standby, primary_repo)) as replica:
            assert replica.one("SELECT pg_is_in_recovery()") is True
            assert everything_read(replica) == expected
            assert history_of(replica.conn) == history_of(primary_repo.conn)

    @pytest.mark.promise("P08")
    def test_everything_that_writes_is_refused_with_25006(self, primary_repo: Repo, standby: Cluster) -> None:
        """Commits, branches and tags cannot be made on a standby; the refusal is PostgreSQL's own."""
        head = primary_repo.head()
        with Repo.open(on(standby, primary_repo)) as replica:
            assert replica.head() == head
            for call in (
                "commit('never')",
                "commit('never', allow_empty => true)",
                "create_branch('never')",
                "create_tag('never')",
                "rename_branch('main', 'never')",
            ):
                with raises_sqlstate("25006"):
                    replica.run(f"SELECT pggit.{call}")
            assert replica.head() == head
            assert replica.verify() == []


class TestPromotion:
    def test_a_promoted_standby_goes_on_where_the_primary_stopped(
        self, primary_repo: Repo, cluster: Cluster, standby: Cluster
    ) -> None:
        """After the primary's loss the standby has the same history and status, byte for byte, and takes commits."""
        history, status, head = history_of(primary_repo.conn), primary_repo.status(), primary_repo.head()
        cluster.kill()
        standby.promote()
        with Repo.open(on(standby, primary_repo)) as promoted:
            assert history_of(promoted.conn) == history
            assert promoted.status() == status
            new = promoted.commit(message="on the new primary")
            assert promoted.log()[0].parent_ids == [head]
            assert promoted.rev_parse("HEAD") == new
            assert store_problems(promoted.conn) == []

    @pytest.mark.promise("P02")
    def test_no_commit_that_a_synchronous_standby_has_is_lost_with_its_primary(
        self, cluster: Cluster, standby: Cluster
    ) -> None:
        """A primary killed under load: its synchronous standby has every acknowledged commit, once, in one line."""
        database = cluster.create_database()
        cluster.set(synchronous_standby_names=standby.name)
        cluster.reload()
        cluster.poll_query_until("SELECT sync_state FROM pg_stat_replication", "sync")

        def connect() -> psycopg.Connection[tuple[Any, ...]]:
            return database.connect(autocommit=True, application_name="client", connect_timeout=10)

        with Committers(connect) as clients:
            clients.wait_for(8)
            cluster.kill()
        assert len(clients.acknowledged) >= 8
        standby.promote()
        with Repo.open(Database(database.name, standby.conninfo(database.name), standby)) as promoted:
            breaks = history_breaks(promoted.conn, acknowledged=clients.acknowledged, possible=clients.unknown)
            assert breaks == []
            assert store_problems(promoted.conn) == []
            assert promoted.status() == []

    @pytest.mark.fault("F26")
    @pytest.mark.promise("P01")
    def test_a_prepared_commit_outlives_its_primary(self, cluster: Cluster, standby: Cluster) -> None:
        """A commit that was prepared on the lost primary can be finished on the standby that took over."""
        with Repo.open(cluster.create_database()) as repo:
            first = repo.commit("CREATE TABLE a (id int)", "first")
            repo.run("BEGIN; CREATE TABLE b (id int)")
            prepared = repo.commit(message="prepared")
            repo.run("PREPARE TRANSACTION 'orphan'")
            cluster.wait_for_catchup(standby)
        cluster.kill()
        standby.promote()
        with Repo.open(on(standby, repo)) as promoted:
            assert promoted.head() == first
            promoted.run("COMMIT PREPARED 'orphan'")
            assert [commit.commit_id for commit in promoted.log()] == [prepared, first]
            assert promoted.status() == []
            assert store_problems(promoted.conn) == []


class TestCascade:
    def test_history_survives_two_takeovers(self, cluster: Cluster) -> None:
        """A standby of a promoted standby, promoted in turn, has the commits of all three servers in one line."""
        repo = Repo(cluster.create_database())
        commits = [repo.commit("CREATE TABLE on_first (id int)", "on the first")]
        server = cluster
        for name in ("second", "third"):
            following = server.standby(name)
            server.wait_for_catchup(following)
            repo.conn.close()
            server.kill()
            following.promote()
            repo, server = Repo(on(following, repo)), following
            commits.append(repo.commit(f"CREATE TABLE on_{name} (id int)", f"on the {name}"))
        assert [commit.commit_id for commit in repo.log()] == list(reversed(commits))
        assert store_problems(repo.conn) == []
        assert repo.status() == []
        repo.conn.close()
