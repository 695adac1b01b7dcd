"""A physical copy carries history over byte for byte, to the very point that was asked for.

Method: base backups of a running server with production settings, archived logs, recovery to a
named restore point and to a single transaction; what comes back is compared with what was there
at that moment.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from pggit_harness.cluster import Cluster, Database
from pggit_harness.faults.archive import archive_wal, name_this_moment, recover_to
from pggit_harness.faults.crash import crash
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.committers import Committers
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.recovery, pytest.mark.slow, pytest.mark.promise("P12")]


def same_database(server: Cluster, database: Database) -> Database:
    return Database(database.name, server.conninfo(database.name), server)


class TestBaseBackups:
    @pytest.mark.fault("F07")
    def test_a_restored_backup_has_the_same_history_and_status(
        self, cluster: Cluster, cluster_factory: Callable[..., Cluster]
    ) -> None:
        """A base backup started on its own is the same repository; what came later is not in it."""
        database = cluster.create_database()
        with Repo.open(database) as repo:
            build_sample(repo)
            repo.run("CREATE TABLE not_committed (id int)")
            history, status, tree = history_of(repo.conn), repo.status(), repo.tree()
            backup = cluster.backup()
            later = repo.commit(message="after the backup")
        restored = cluster_factory(data=backup, name="restored")
        restored.start()
        with Repo.open(same_database(restored, database)) as copy:
            assert history_of(copy.conn) == history
            assert (copy.status(), copy.tree()) == (status, tree)
            with raises_sqlstate("GT002"):
                copy.rev_parse(later)
            assert copy.commit(message="in the copy") != later
            assert store_problems(copy.conn) == []

    @pytest.mark.fault("F30")
    @pytest.mark.promise("P02")
    def test_a_backup_taken_while_clients_commit_holds_a_whole_history(
        self, cluster: Cluster, cluster_factory: Callable[..., Cluster]
    ) -> None:
        """A backup made under load has all that was acknowledged before it began, in one line, and nothing torn."""
        database = cluster.create_database()

        def connect() -> psycopg.Connection[tuple[Any, ...]]:
            return database.connect(autocommit=True, application_name="client")

        with Committers(connect) as clients:
            clients.wait_for(6)
            before = clients.acknowledged
            backup = cluster.backup()
            clients.wait_for(2)
        restored = cluster_factory(data=backup, name="restored")
        restored.start()
        with Repo.open(same_database(restored, database)) as copy:
            possible = [attempt.message for attempt in clients.attempts]
            assert history_breaks(copy.conn, acknowledged=before, possible=possible) == []
            assert len(copy.log()) < len(clients.acknowledged)
            assert store_problems(copy.conn) == []
            assert copy.status() == []

    @pytest.mark.fault("F08")
    def test_a_restored_backup_that_crashes_at_once_recovers(
        self, cluster: Cluster, cluster_factory: Callable[..., Cluster]
    ) -> None:
        """A server that crashes right after it was restored, twice, has still the whole history."""
        database = cluster.create_database()
        with Repo.open(database) as repo:
            build_sample(repo)
            history = history_of(repo.conn)
            backup = cluster.backup()
        restored = cluster_factory(data=backup, name="restored")
        restored.start()
        crash(restored, "immediate")
        crash(restored, "kill")
        with Repo.open(same_database(restored, database)) as copy:
            assert history_of(copy.conn) == history
            assert store_problems(copy.conn) == []


class TestPointInTime:
    @pytest.fixture
    def archiving(self, cluster_factory: Callable[..., Cluster]) -> tuple[Cluster, Path]:
        """A running server that archives its log, and the archive."""
        cluster = cluster_factory()
        archive = archive_wal(cluster)
        cluster.start()
        return cluster, archive

    @pytest.mark.fault("F07")
    def test_a_named_restore_point_brings_back_that_very_history(
        self, archiving: tuple[Cluster, Path], cluster_factory: Callable[..., Cluster]
    ) -> None:
        """Recovery to a name gives the commits, the branch tips and the uncommitted changes of that moment."""
        cluster, archive = archiving
        database = cluster.create_database()
        backup = cluster.backup()
        with Repo.open(database) as repo:
            build_sample(repo)
            repo.run("CREATE TABLE not_committed (id int)")
            history, status = history_of(repo.conn), repo.status()
            name_this_moment(cluster, "before_the_accident")
            repo.run("DROP TABLE not_committed; DROP SCHEMA shop CASCADE")
            accident = repo.commit(message="the accident")
            name_this_moment(cluster, "after_the_accident")
        cluster.kill()

        recovered = recover_to(cluster_factory, backup, archive, {"recovery_target_name": "before_the_accident"})
        with Repo.open(same_database(recovered, database)) as copy:
            assert history_of(copy.conn) == history
            assert copy.status() == status != []
            with raises_sqlstate("GT002"):
                copy.rev_parse(accident)
            assert store_problems(copy.conn) == []
        # The healthy case beside it: the later point has the accident.
        with_it = recover_to(cluster_factory, backup, archive, {"recovery_target_name": "after_the_accident"}, "later")
        with Repo.open(same_database(with_it, database)) as copy:
            assert copy.head() == accident

    @pytest.mark.fault("F07")
    @pytest.mark.promise("P01")
    @pytest.mark.parametrize("inclusive", ["on", "off"])
    def test_recovery_to_a_transaction_has_its_commit_whole_or_not(
        self, archiving: tuple[Cluster, Path], cluster_factory: Callable[..., Cluster], inclusive: str
    ) -> None:
        """Recovery that ends with, or just before, one transaction has all of its commit or nothing of it."""
        cluster, archive = archiving
        database = cluster.create_database()
        backup = cluster.backup()
        with Repo.open(database) as repo:
            first = repo.commit("CREATE TABLE first (id int)", "first")
            with repo.conn.transaction():
                second = repo.commit("CREATE TABLE second (id int)", "second")
                xid = str(repo.one("SELECT pg_current_xact_id()::text"))
            repo.commit("CREATE TABLE third (id int)", "third")
            name_this_moment(cluster, "the_end")
        cluster.kill()

        target = {"recovery_target_xid": xid, "recovery_target_inclusive": inclusive}
        recovered = recover_to(cluster_factory, backup, archive, target)
        with Repo.open(same_database(recovered, database)) as copy:
            expected = [second, first] if inclusive == "on" else [first]
            assert [commit.commit_id for commit in copy.log()] == expected
            assert copy.status() == []
            assert store_problems(copy.conn) == []
