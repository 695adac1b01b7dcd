"""A commit that dies is there whole or not at all, wherever death meets it.

Method: a lock on one table of the store stops a commit exactly before it writes there; then its
backend, or the whole server, is killed. The last moment, between the write to the log and the
answer to the client, is held open by a synchronous standby that does not exist.
"""

from __future__ import annotations

import pytest

from pggit_harness.cluster import Cluster, Database, poll_until
from pggit_harness.faults.crash import STEPS, crash, held_before, kill_session, wait_until_held
from pggit_harness.oracles.history import history_of
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Verdict, open_sessions

pytestmark = [pytest.mark.chaos, pytest.mark.recovery, pytest.mark.slow, pytest.mark.promise("P01")]

COMMIT = "SELECT pggit.commit('doomed')"


@pytest.fixture
def database(cluster: Cluster) -> Database:
    """A repository with one commit and something to commit."""
    database = cluster.create_database()
    with Repo.open(database) as repo:
        repo.commit("CREATE TABLE first (id int)", "first")
        repo.run("CREATE TABLE second (id int); CREATE VIEW third AS SELECT id FROM first")
    return database


def assert_no_trace(database: Database, before: object) -> None:
    """The store is as it was, byte for byte; the same commit goes through now."""
    with Repo.open(database) as repo:
        assert history_of(repo.conn) == before
        assert {change.identity for change in repo.status()} >= {"public.second", "public.third"}
        with repo.conn.transaction(force_rollback=True):
            assert repo.commit(message="second try") == repo.head()
            assert [commit.message for commit in repo.log()] == ["second try", "first"]
            assert store_problems(repo.conn) == []


@pytest.mark.fault("F06")
@pytest.mark.parametrize("step", STEPS)
def test_a_commit_killed_at_any_step_leaves_no_trace(cluster: Cluster, database: Database, step: str) -> None:
    """SIGKILL before any of the tables that a commit writes leaves the store byte for byte as it was."""
    with Repo.open(database) as repo:
        before = history_of(repo.conn)
    with open_sessions(database) as sessions, held_before(database, step) as holder:
        doomed = sessions.open("doomed")
        doomed.start(COMMIT)
        wait_until_held(database, doomed.pid, holder)
        kill_session(cluster, doomed.pid)
        assert doomed.outcome().verdict is Verdict.UNKNOWN
    assert_no_trace(database, before)


@pytest.mark.fault("F07")
def test_a_server_killed_at_any_step_of_a_commit_recovers_without_a_trace(cluster: Cluster, database: Database) -> None:
    """SIGKILL of the postmaster while a commit is half written: recovery finds nothing of it."""
    with Repo.open(database) as repo:
        before = history_of(repo.conn)
    for step in STEPS:
        with open_sessions(database) as sessions, held_before(database, step) as holder:
            doomed = sessions.open("doomed")
            doomed.start(COMMIT)
            wait_until_held(database, doomed.pid, holder)
            # What was written up to here is to be in the log, so that recovery has something to undo.
            cluster.psql("CHECKPOINT")
            crash(cluster, "kill")
            assert doomed.outcome().verdict is Verdict.UNKNOWN
        assert_no_trace(database, before)


@pytest.mark.fault("F05")
def test_a_commit_terminated_at_any_step_leaves_no_trace(cluster: Cluster, database: Database) -> None:
    """pg_terminate_backend() at any step of a commit undoes it; other sessions have not even noticed."""
    with Repo.open(database) as repo:
        before = history_of(repo.conn)
        for step in STEPS:
            with open_sessions(database) as sessions, held_before(database, step) as holder:
                doomed = sessions.open("doomed")
                doomed.start(COMMIT)
                wait_until_held(database, doomed.pid, holder)
                assert repo.one("SELECT pg_terminate_backend(%s, 10000)", (doomed.pid,)) is True
                assert doomed.outcome().sqlstate == "57P01"
            assert history_of(repo.conn) == before
        assert_no_trace(database, before)


@pytest.mark.fault("F08")
def test_an_open_transaction_with_a_finished_commit_is_forgotten(cluster: Cluster, database: Database) -> None:
    """A commit id that was returned in a transaction that never committed names nothing after a crash."""
    with Repo.open(database) as repo:
        before = history_of(repo.conn)
    with open_sessions(database) as sessions:
        doomed = sessions.open("doomed")
        doomed.do("BEGIN")
        never = doomed.do(COMMIT)
        assert doomed.do("SELECT pggit.rev_parse('HEAD')") == never
        cluster.psql("CHECKPOINT")
        crash(cluster, "immediate")
    assert_no_trace(database, before)
    with Repo.open(database) as repo, raises_sqlstate("GT002"):
        repo.rev_parse(never)


@pytest.mark.fault("F06")
@pytest.mark.promise("P02")
def test_a_commit_that_was_written_but_not_acknowledged_is_there_once(cluster: Cluster, database: Database) -> None:
    """When the answer never comes, the commit is in history exactly once, and a retry finds nothing to do."""
    with Repo.open(database) as repo:
        cluster.set(synchronous_standby_names="nobody")
        cluster.reload()
        with open_sessions(database) as sessions:
            doomed = sessions.open("doomed")
            doomed.start(COMMIT)
            poll_until(
                lambda: repo.sql("SELECT wait_event FROM pg_stat_activity WHERE pid = %s", (doomed.pid,)),
                lambda rows: rows == [("SyncRep",)],
                what="the commit's backend to wait for a standby",
                timeout=30,
            )
            # Written, but no other session may see it yet.
            assert [commit.message for commit in repo.log()] == ["first"]
            cluster.set(synchronous_standby_names=None)
            kill_session(cluster, doomed.pid)
            assert doomed.outcome().verdict is Verdict.UNKNOWN
    with Repo.open(database) as repo:
        assert [commit.message for commit in repo.log()] == ["doomed", "first"]
        with raises_sqlstate("GT001"):
            repo.commit(message="doomed")
        assert store_problems(repo.conn) == []
        assert repo.status() == []
