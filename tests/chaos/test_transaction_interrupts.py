"""Cancels, time-outs and terminated sessions leave whole commits, and no lock behind them.

Method: a second session holds what the call needs next, HEAD or one table of the store, so that the call
is stopped at a known stage; then it is interrupted there. The store is compared row by row, the queue
behind the interrupted session has to move on, and a second try has to succeed.
"""

from __future__ import annotations

import random
import time

import pytest

from pggit_harness.cluster.polling import poll_until
from pggit_harness.faults.signals import cancel_statement, terminate_session
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, Verdict

pytestmark = [pytest.mark.chaos, pytest.mark.transaction, pytest.mark.promise("P01")]

COMMIT = "SELECT pggit.commit(%s)"
# In the order in which a commit writes them.
STAGES = ("head", "blob", "tree", "commit", "ref", "reflog")


class TestCancel:
    """A statement that is cancelled while it runs."""

    @pytest.mark.slow
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F03")
    def test_a_commit_cancelled_at_any_stage_is_not_there(self, repo: Repo, sessions: Sessions) -> None:
        """Stopped at any table that it writes and cancelled there, a commit has written nothing; then it succeeds."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        writer, holder = sessions.open("writer"), sessions.open("holder")
        for stage in STAGES:
            writer.do(f"CREATE TABLE at_{stage} (id int)")
            before, changes = store_state(repo.conn), repo.status()
            holder.do("BEGIN")
            holder.do(f"LOCK TABLE pggit.{stage} IN SHARE ROW EXCLUSIVE MODE")
            writer.start(COMMIT, [f"at {stage}"])
            writer.wait_until_blocked(by=holder)

            signalled = cancel_statement(repo.conn, writer.pid)
            outcome = writer.outcome()
            holder.do("ROLLBACK")

            assert (signalled.pid, signalled.waited_for) == (writer.pid, "Lock")
            assert (outcome.verdict, outcome.sqlstate) == (Verdict.FAILED, "57014")
            assert changed_tables(before, store_state(repo.conn)) == {}
            assert repo.status() == changes != []
            told.append(writer.do(COMMIT, [f"at {stage}, again"]))
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
        assert repo.verify() == []

    @pytest.mark.fault("F03")
    def test_a_client_that_cancels_keeps_its_transaction_from_history(self, repo: Repo, sessions: Sessions) -> None:
        """When the client itself cancels, the commit that its transaction had made before goes too."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        before = store_state(repo.conn)
        writer = sessions.open("writer")
        writer.do("BEGIN")
        writer.do("CREATE TABLE t (id int)")
        made = writer.do(COMMIT, ["will go"])
        writer.start("SELECT pg_sleep(60)")
        poll_until(
            lambda: repo.one("SELECT wait_event FROM pg_stat_activity WHERE pid = %s", (writer.pid,)),
            lambda event: event == "PgSleep",
            what="the statement to run",
            timeout=30,
        )
        writer.conn.cancel()

        assert writer.outcome().sqlstate == "57014"
        assert writer.run("SELECT pggit.rev_parse('HEAD')").sqlstate == "25P02"
        writer.do("COMMIT")  # of a failed transaction: a rollback
        assert changed_tables(before, store_state(repo.conn)) == {}
        assert repo.head() == base != made

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F03")
    def test_cancels_at_random_moments_lose_and_invent_nothing(self, repo: Repo, sessions: Sessions) -> None:
        """Cancelled at moments that nobody chose, history holds each acknowledged commit once, and no other."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        writer = sessions.open("writer")
        dice = random.Random(7447)
        writer.do("SELECT pggit.status()")
        began = time.monotonic()
        told.append(writer.do("SELECT pggit.commit('how long it takes', allow_empty => true)"))
        usual = time.monotonic() - began
        cancelled = 0
        for number in range(30):
            writer.do(f"CREATE SEQUENCE s{number}")
            writer.start(COMMIT, [f"commit {number}"])
            # A moment inside the call, not a wait for something to be done.
            time.sleep(dice.uniform(0, usual))
            writer.conn.cancel()
            outcome = writer.outcome()
            if outcome.ok:
                told.append(outcome.value)
            else:
                assert outcome.sqlstate == "57014", outcome
                cancelled += 1

        assert cancelled > 0
        told.append(repo.commit(message="the rest", allow_empty=True))
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
        assert repo.verify() == []
        assert len([row for row in repo.ls_tree() if row.kind == "sequence"]) == 30


class TestTimeOuts:
    """Limits that a session has set for itself."""

    @pytest.mark.promise("P09")
    @pytest.mark.fault("F04")
    def test_a_wait_for_head_ends_when_the_session_wants(self, repo: Repo, sessions: Sessions) -> None:
        """Behind a commit that does not end, others stop waiting with 55P03 or 57014, and nothing has changed."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        holder, waiter = sessions.open("holder"), sessions.open("waiter")
        holder.do("BEGIN")
        made = holder.do("SELECT pggit.commit('held', allow_empty => true)")
        before = store_state(repo.conn)
        waiting_calls = (
            "SELECT pggit.commit('waits', allow_empty => true)",
            "SELECT pggit.rename_branch('main', 'trunk')",
            "SELECT pggit.delete_branch('nothing')",
        )
        for setting, code in (("lock_timeout", "55P03"), ("statement_timeout", "57014")):
            for call in waiting_calls:
                waiter.do(f"SET {setting} = '50ms'")
                assert waiter.run(call).sqlstate == code, (setting, call)
                waiter.do(f"RESET {setting}")
        assert changed_tables(before, store_state(repo.conn)) == {}
        # Readers wait for nobody.
        assert waiter.do("SELECT pggit.rev_parse('HEAD')") == base

        holder.do("COMMIT")
        last = waiter.do("SELECT pggit.commit('waits', allow_empty => true)")
        assert history_breaks(repo.conn, acknowledged=[base, made, last], possible=[]) == []

    @pytest.mark.promise("P13")
    @pytest.mark.fault("F04")
    def test_an_idle_transaction_that_times_out_lets_the_queue_move_on(self, repo: Repo, sessions: Sessions) -> None:
        """A client that falls asleep after its commit loses it, and who waited behind it takes its place."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        sleeper, waiter = sessions.open("sleeper"), sessions.open("waiter")
        sleeper.do("BEGIN")
        sleeper.do("CREATE TABLE t (id int)")
        made = sleeper.do(COMMIT, ["asleep"])
        waiter.start("SELECT pggit.commit('next', allow_empty => true)")
        waiter.wait_until_blocked(by=sleeper)
        sleeper.do("SET idle_in_transaction_session_timeout = '10ms'")

        last = waiter.outcome().value

        assert sleeper.run("COMMIT").sqlstate in ("25P03", None)
        assert sleeper.conn.closed
        assert made != last
        assert history_breaks(repo.conn, acknowledged=[base, last], possible=[]) == []
        assert [row.identity for row in repo.ls_tree() if row.kind == "table"] == ["public.base"]
        assert repo.sql("SELECT count(*) FROM pg_locks WHERE pid = %s", (sleeper.pid,)) == [(0,)]


class TestTerminated:
    """Sessions that an administrator ends."""

    @pytest.mark.slow
    @pytest.mark.promise("P13")
    @pytest.mark.fault("F05")
    def test_a_session_ended_at_any_stage_leaves_nothing(self, repo: Repo, sessions: Sessions) -> None:
        """Ended at any table that its commit writes, a session leaves no row and no lock in the way of the next."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        holder = sessions.open("holder")
        for stage in STAGES:
            writer = sessions.open(f"writer at {stage}")
            before = store_state(repo.conn)
            writer.do("BEGIN")
            writer.do(f"CREATE TABLE at_{stage} (id int)")
            holder.do("BEGIN")
            holder.do(f"LOCK TABLE pggit.{stage} IN SHARE ROW EXCLUSIVE MODE")
            writer.start(COMMIT, [f"at {stage}"])
            writer.wait_until_blocked(by=holder)

            signalled = terminate_session(repo.conn, writer.pid)
            holder.do("ROLLBACK")

            assert "pggit.commit" in signalled.query
            assert writer.outcome().verdict is Verdict.UNKNOWN
            assert changed_tables(before, store_state(repo.conn)) == {}
            assert repo.status() == []
            assert repo.sql("SELECT count(*) FROM pg_locks WHERE pid = %s", (writer.pid,)) == [(0,)]
            told.append(repo.commit(f"CREATE TABLE after_{stage} (id int)", f"after {stage}"))
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []

    @pytest.mark.slow
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F05")
    def test_the_queue_behind_an_ended_session_moves_on(self, repo: Repo, sessions: Sessions) -> None:
        """Commits that wait behind a session that is ended all go through, as if it had never come."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        holder, *waiters = sessions.many(3)
        holder.do("BEGIN")
        holder.do("SELECT pggit.commit('never ends', allow_empty => true)")
        for number, waiter in enumerate(waiters):
            waiter.start(f"SELECT pggit.commit('waiter {number}', allow_empty => true)")
            waiter.wait_until_blocked()

        ended = terminate_session(repo.conn, holder.pid)
        told = [waiter.outcome().value for waiter in waiters]

        assert ended.pid == holder.pid
        assert history_breaks(repo.conn, acknowledged=[base, *told], possible=[]) == []
        assert len(repo.log()) == 3
        assert holder.run("COMMIT").verdict is Verdict.UNKNOWN
