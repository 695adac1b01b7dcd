"""What each isolation level gives: a stale snapshot is told to retry, a reader keeps its view, and READ ONLY reads.

Method: two sessions in a fixed order, at every isolation level; the outcome is the SQLSTATE and the
history afterwards. Whatever failed with 40001 is retried and has to succeed.
"""

from __future__ import annotations

from functools import partial

import pytest
from psycopg.pq import TransactionStatus

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Outcome, Session, Sessions, until_accepted

pytestmark = [pytest.mark.chaos, pytest.mark.transaction]

COMMIT = "SELECT pggit.commit(%s, allow_empty => true)"
SNAPSHOT_LEVELS = ("REPEATABLE READ", "SERIALIZABLE")
LEVELS = ("READ UNCOMMITTED", "READ COMMITTED", *SNAPSHOT_LEVELS)


def serializable_commit(session: Session, message: str) -> Outcome:
    """Commit in a serializable transaction, the one that is open or a new one; rolled back if it is refused."""
    if session.conn.info.transaction_status == TransactionStatus.IDLE:
        session.do("BEGIN ISOLATION LEVEL SERIALIZABLE")
    made = session.run(COMMIT, [message])
    ended = session.run("COMMIT" if made.ok else "ROLLBACK")
    return made if ended.ok else ended


class TestStaleSnapshots:
    """A transaction that has looked at the database before another one's commit."""

    @pytest.mark.promise("P09")
    @pytest.mark.fault("F10")
    def test_a_stale_snapshot_gets_40001_and_a_retry_succeeds(self, repo: Repo, sessions: Sessions) -> None:
        """A commit on a branch that moved after the snapshot is refused with 40001; tried again it is accepted."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        late = sessions.open("late")
        for level in SNAPSHOT_LEVELS:
            late.do(f"BEGIN ISOLATION LEVEL {level}")
            assert late.do("SELECT pggit.rev_parse('HEAD')") == told[-1]
            told.append(repo.commit(message=f"first, {level}", allow_empty=True))
            before = store_state(repo.conn)

            refused = late.run(COMMIT, ["stale"])
            late.do("ROLLBACK")

            assert refused.sqlstate == "40001"
            assert changed_tables(before, store_state(repo.conn)) == {}
            late.do(f"BEGIN ISOLATION LEVEL {level}")
            told.append(late.do(COMMIT, ["fresh"]))
            late.do("COMMIT")
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []

    @pytest.mark.slow
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F10")
    @pytest.mark.fault("F11")
    def test_each_isolation_level_has_its_outcome(self, repo: Repo, sessions: Sessions) -> None:
        """A commit that waited for another one follows it under READ COMMITTED, and is told to retry above that."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        first, second = sessions.many(2)
        outcomes = {}
        for level in LEVELS:
            first.do("BEGIN")
            told.append(first.do(COMMIT, [f"first, {level}"]))
            second.do(f"BEGIN ISOLATION LEVEL {level}")
            second.do("SELECT 1")  # takes the snapshot, where one is kept
            second.start(COMMIT, [f"second, {level}"])
            second.wait_until_blocked(by=first)
            first.do("COMMIT")
            outcome = second.outcome()
            outcomes[level] = outcome.sqlstate or "accepted"
            second.do("COMMIT")
            if outcome.ok:
                told.append(outcome.value)

        assert outcomes == {
            "READ UNCOMMITTED": "accepted",
            "READ COMMITTED": "accepted",
            "REPEATABLE READ": "40001",
            "SERIALIZABLE": "40001",
        }
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []

    @pytest.mark.promise("P09")
    @pytest.mark.fault("F10")
    def test_ref_changes_on_a_stale_snapshot_are_refused_or_right(self, repo: Repo, sessions: Sessions) -> None:
        """Making, renaming and deleting refs that another session changed meanwhile ends in a code that says so."""
        repo.commit("CREATE TABLE base (id int)", "base")
        late = sessions.open("late")
        races = (
            ("create_branch('b')", "create_branch('b')", "40001"),
            ("create_tag('t')", "create_tag('t')", "40001"),
            ("rename_branch('b', 'c')", "delete_branch('b')", "40001"),
            ("delete_branch('c')", "rename_branch('c', 'd')", "40001"),
            ("delete_tag('t')", "delete_tag('t')", "40001"),
        )
        for theirs, ours, code in races:
            late.do("BEGIN ISOLATION LEVEL REPEATABLE READ")
            late.do("SELECT count(*) FROM pggit.branches()")
            repo.sql(f"SELECT pggit.{theirs}")
            before = store_state(repo.conn)
            assert late.run(f"SELECT pggit.{ours}").sqlstate == code, (theirs, ours)
            late.do("ROLLBACK")
            assert changed_tables(before, store_state(repo.conn)) == {}
        assert [row["reason"].split(":")[0] for row in repo.reflog("refs/tags/t")] == ["tag", "tag"]
        assert repo.verify() == []

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F10")
    def test_retries_get_every_serializable_commit_in(self, repo: Repo, sessions: Sessions) -> None:
        """Two sessions that interleave serializable transactions and retry on 40001 get all their commits in."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        clients = sessions.many(2)
        refusals: list[str] = []
        for turn in range(4):
            for client in clients:
                client.do("BEGIN ISOLATION LEVEL SERIALIZABLE")
                client.do("SELECT count(*) FROM pggit.log()")
            for number, client in enumerate(clients):
                outcome, met = until_accepted(partial(serializable_commit, client, f"{turn}.{number}"))
                refusals += met
                told.append(outcome.value)

        assert refusals.count("40001") >= 4
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
        assert len(repo.log()) == 9


class TestReaders:
    """What a transaction sees while others commit."""

    @pytest.mark.promise("P08")
    @pytest.mark.fault("F01")
    def test_read_only_transactions_read_and_do_not_write(self, repo: Repo) -> None:
        """In a READ ONLY transaction everything that reads works as ever, and what writes gets 25006."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        repo.run("CREATE TABLE pending (id int)")
        before, pending, tree = store_state(repo.conn), repo.status(), repo.tree()
        assert len(pending) == 4

        repo.run("SET default_transaction_read_only = on")
        assert (repo.head(), repo.tree(), repo.status()) == (base, tree, pending)
        assert [row.commit_id for row in repo.log()] == [base]
        assert len(repo.diff()) == 4
        assert len(repo.show()) == len(repo.ls_tree()) == 4
        assert len(repo.ls_tree("WORKING")) == 8
        assert (repo.verify(), len(repo.branches()), len(repo.reflog())) == ([], 1, 1)
        for call in (
            "commit('x')",
            "create_branch('b')",
            "create_tag('t')",
            "rename_branch('main', 'b')",
            "delete_branch('b')",
            "delete_tag('t')",
        ):
            with raises_sqlstate("25006"):
                repo.sql(f"SELECT pggit.{call}")
        assert changed_tables(before, store_state(repo.conn)) == {}
        repo.run("RESET default_transaction_read_only")
        repo.commit(message="pending")
        assert repo.rev_parse("HEAD~1") == base

    @pytest.mark.promise("P09")
    @pytest.mark.fault("F11")
    def test_a_snapshot_keeps_its_history(self, repo: Repo, sessions: Sessions) -> None:
        """In REPEATABLE READ, history stays what it was; a look at the live schema is right or refused with 40001."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        reader = sessions.open("reader")
        history = "SELECT array_agg(commit_id) FROM pggit.log()"
        for level in SNAPSHOT_LEVELS:
            reader.do(f"BEGIN ISOLATION LEVEL {level}")
            seen = reader.do(history)
            listed = reader.do("SELECT count(*) FROM pggit.ls_tree()")
            schema = level[0].lower()
            newer = repo.commit(f"CREATE SCHEMA {schema}; COMMENT ON SCHEMA {schema} IS 'x'", level)

            assert reader.do(history) == seen
            assert reader.do("SELECT pggit.rev_parse('HEAD')") == seen[0] != newer
            assert reader.do("SELECT count(*) FROM pggit.ls_tree()") == listed
            assert reader.do("SELECT count(*) FROM pggit.verify()") == 0
            live = reader.run("SELECT count(*) FROM pggit.status()")
            assert live.sqlstate == "40001" or live.value == 0
            reader.do("ROLLBACK")
            assert reader.do("SELECT pggit.rev_parse('HEAD')") == newer
            assert reader.do("SELECT count(*) FROM pggit.ls_tree()") == listed + 3
        assert repo.log()[-1].commit_id == base

    @pytest.mark.slow
    @pytest.mark.promise("P01")
    @pytest.mark.fault("F00")
    def test_a_transaction_sees_its_own_ddl_at_every_level(self, repo: Repo, sessions: Sessions) -> None:
        """DDL and commit in one transaction work at each isolation level; nobody else sees either before the end."""
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        writer = sessions.open("writer")
        for number, level in enumerate(LEVELS):
            writer.do(f"BEGIN ISOLATION LEVEL {level}")
            writer.do(f"CREATE TABLE t{number} (id int)")
            assert writer.do("SELECT count(*) FROM pggit.status()") == 4
            told.append(writer.do(COMMIT, [level]))
            assert writer.do("SELECT count(*) FROM pggit.status()") == 0
            assert writer.do("SELECT pggit.rev_parse('HEAD~1')") == repo.head() == told[-2]
            writer.do("COMMIT")
            assert repo.head() == told[-1]
            assert repo.status() == []
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
