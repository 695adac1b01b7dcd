"""Commits of many sessions at once line up on their branch, and none is lost.

Method: every session makes a table of its own and commits it, in one transaction
or in two. What the clients were told is compared with the history afterwards:
each acknowledged commit once, one line of parents, and in each tree what a
serial order of those transactions would have put there.
"""

from __future__ import annotations

import pytest

from pggit_harness.databases import Database
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Outcome, Session, Sessions, all_at_once, open_sessions, until_accepted

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent]

COMMIT = "SELECT pggit.commit(%s)"
TABLE_PARTS = {
    "column order": "public.{0}",
    "owner": "table public.{0}",
    "table": "public.{0}",
    "table column": "public.{0}.id",
}


def commit_own_table(session: Session, name: str) -> Outcome:
    """Make a table and commit it in one transaction; the outcome that counts is COMMIT's."""
    session.do("BEGIN")
    session.do(f"CREATE TABLE {name} (id int)")
    committed = session.run(COMMIT, [f"add {name}"])
    ended = session.run("COMMIT" if committed.ok else "ROLLBACK")
    return committed if ended.ok else ended


def tables_in(repo: Repo, rev: str) -> set[str]:
    return {entry.identity.removeprefix("public.") for entry in repo.ls_tree(rev) if entry.kind == "table"}


class TestConcurrentCommits:
    """Sessions that commit on one branch."""

    @pytest.mark.promise("P02")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F11")
    def test_concurrent_commits_same_branch(self, repo: Repo, sessions: Sessions) -> None:
        """Sessions that commit their own DDL at once all find it in the history, once, each under its own commit."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        clients = sessions.many(4)
        rounds = 2

        def client(number: int) -> list[Outcome]:
            return [commit_own_table(clients[number], f"t_{number}_{turn}") for turn in range(rounds)]

        outcomes = [outcome for answers in all_at_once(len(clients), client) for outcome in answers]

        assert [outcome for outcome in outcomes if not outcome.ok] == []
        acknowledged = [base, *(outcome.value for outcome in outcomes)]
        assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
        # DDL and commit are one transaction, so in a serial order each commit
        # brings its own table and keeps everything that the ones before brought.
        log = repo.log()
        expected: set[str] = set()
        for commit in reversed(log):
            expected.add(commit.message.removeprefix("add "))
            assert tables_in(repo, commit.commit_id) == expected
            assert {change.change for change in repo.show(commit.commit_id)} == {"added"}
        assert len(expected) == 1 + len(clients) * rounds
        assert repo.status() == []
        assert repo.tree("HEAD") == repo.tree("WORKING")
        assert repo.verify() == []

    @pytest.mark.promise("P02")
    @pytest.mark.fault("F11")
    def test_first_commits_of_a_database_have_one_root(self, repo: Repo, sessions: Sessions) -> None:
        """When several sessions make the very first commit at once, one is the root and the others follow it."""
        clients = sessions.many(4)
        outcomes = all_at_once(len(clients), lambda number: commit_own_table(clients[number], f"first_{number}"))

        assert [outcome for outcome in outcomes if not outcome.ok] == []
        acknowledged = [outcome.value for outcome in outcomes]
        assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
        assert [commit.parent_ids for commit in repo.log()].count([]) == 1
        assert [branch.name for branch in repo.branches()] == ["main"]
        assert repo.one("SELECT count(*) FROM pggit.reflog('main')") == len(clients)
        assert repo.verify() == []

    @pytest.mark.slow
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F11")
    def test_commits_are_served_in_the_order_in_which_they_came(self, repo: Repo, sessions: Sessions) -> None:
        """A session that waits for HEAD is not overtaken by one that came later."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        holder, *waiting = sessions.many(5)
        holder.do("BEGIN")
        holder.do("CREATE TABLE held (id int)")
        held = holder.do(COMMIT, ["holder"])
        for number, session in enumerate(waiting):
            session.do("SELECT pggit.current_branch()")
            session.start("SELECT pggit.commit(%s, allow_empty => true)", [f"waiter {number}"])
            session.wait_until_blocked()
        holder.do("COMMIT")

        acknowledged = [session.outcome().value for session in waiting]
        assert [commit.message for commit in reversed(repo.log())] == [
            "base",
            "holder",
            *(f"waiter {number}" for number in range(len(waiting))),
        ]
        assert history_breaks(repo.conn, acknowledged=[base, held, *acknowledged], possible=[]) == []

    @pytest.mark.promise("P09")
    @pytest.mark.promise("P08")
    @pytest.mark.fault("F11")
    def test_one_change_is_committed_by_one_of_two_sessions(self, repo: Repo, sessions: Sessions) -> None:
        """Of two sessions that commit the same pending change, one does and the other hears that nothing is left."""
        repo.commit("CREATE TABLE base (id int)", "base")
        repo.run("CREATE TABLE pending (id int)")
        first, second = sessions.many(2)
        first.do("BEGIN")
        winner = first.do(COMMIT, ["mine"])
        second.start(COMMIT, ["mine too"])
        second.wait_until_blocked(by=first)
        first.do("COMMIT")

        refused = second.outcome()
        assert refused.sqlstate == "GT001"
        assert [commit.message for commit in repo.log()] == ["mine", "base"]
        assert repo.head() == winner
        assert {change.identity for change in repo.show()} == {
            identity.format("pending") for identity in TABLE_PARTS.values()
        }

    @pytest.mark.promise("P01")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F11")
    @pytest.mark.fault("F01")
    def test_rolled_back_commit_leaves_its_place_to_the_next(self, repo: Repo, sessions: Sessions) -> None:
        """A session that waited behind a commit that rolls back takes the same parent, and sees nothing of it."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        first, second = sessions.many(2)
        first.do("BEGIN")
        first.do("CREATE TABLE phantom (id int)")
        phantom = first.do(COMMIT, ["phantom"])
        second.do("CREATE TABLE kept (id int)")
        second.start(COMMIT, ["kept"])
        second.wait_until_blocked(by=first)
        first.do("ROLLBACK")

        kept = second.outcome().value
        assert history_breaks(repo.conn, acknowledged=[base, kept], possible=[]) == []
        assert tables_in(repo, kept) == {"base", "kept"}
        assert second.run("SELECT pggit.rev_parse(%s)", [phantom]).sqlstate == "GT002"
        assert repo.verify() == []

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F11")
    def test_twelve_sessions_with_commits_apart_from_their_ddl(self, isolated_database: Database) -> None:
        """Twelve sessions that create, alter, drop and commit at once lose no commit and leave nothing uncommitted."""
        with open_sessions(isolated_database) as sessions, Repo.open(isolated_database) as repo:
            base = repo.commit("CREATE TABLE base (id int)", "base")
            clients = sessions.many(12)

            def client(number: int) -> list[Outcome]:
                session, name = clients[number], f"t_{number}"
                answers = []
                for turn, ddl in enumerate(
                    (
                        f"CREATE TABLE {name} (id int PRIMARY KEY)",
                        f"ALTER TABLE {name} ADD COLUMN more text DEFAULT 'x'; CREATE VIEW v_{name} AS TABLE {name}",
                        f"DROP VIEW v_{name}; ALTER TABLE {name} RENAME TO renamed_{name}",
                    )
                ):
                    # A commit reads under locks of its own: DDL may meet a deadlock, and then tries again.
                    changed, _ = until_accepted(lambda ddl=ddl: session.run(ddl, timeout=120))
                    assert changed.ok, changed
                    answers.append(session.run(COMMIT, [f"{number}.{turn}"], timeout=120))
                return answers

            outcomes = [outcome for answers in all_at_once(len(clients), client, 240) for outcome in answers]

            # Another session may have committed this one's change already: then nothing is left to commit.
            refused = [outcome for outcome in outcomes if outcome.sqlstate not in (None, "GT001")]
            assert refused == []
            acknowledged = [base, *(outcome.value for outcome in outcomes if outcome.ok)]
            assert len(acknowledged) > len(clients)
            assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
            assert repo.status() == []
            assert tables_in(repo, "HEAD") == {"base", *(f"renamed_t_{number}" for number in range(12))}
            assert repo.verify() == []
