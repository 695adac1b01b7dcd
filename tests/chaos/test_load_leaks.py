"""Nothing stays behind: no lock, no connection, no temporary thing, no open file.

Method: every call is made in a transaction of its own, and many times over; afterwards PostgreSQL's
own views say what the session, and the server, still hold.
"""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.cluster.polling import poll_until
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sample import build_sample

pytestmark = [pytest.mark.chaos, pytest.mark.load, pytest.mark.promise("P13")]

#: In an order in which each of them succeeds.
CALLS = (
    "SELECT * FROM pggit.status()",
    "SELECT pggit.commit('again', allow_empty => true)",
    "SELECT * FROM pggit.log()",
    "SELECT * FROM pggit.diff('HEAD~2', 'WORKING')",
    "SELECT * FROM pggit.show()",
    "SELECT * FROM pggit.ls_tree()",
    "SELECT pggit.tree_id()",
    "SELECT pggit.rev_parse('v1')",
    "SELECT pggit.create_branch('leak')",
    "SELECT pggit.rename_branch('leak', 'leaked')",
    "SELECT pggit.delete_branch('leaked')",
    "SELECT pggit.create_tag('leak', 'HEAD', 'with a message')",
    "SELECT pggit.delete_tag('leak')",
    "SELECT * FROM pggit.branches()",
    "SELECT * FROM pggit.tags()",
    "SELECT * FROM pggit.reflog()",
    "SELECT pggit.current_branch()",
    "SELECT * FROM pggit.verify()",
)
#: Each is refused, and a refusal must not hold anything either.
REFUSED = (
    ("SELECT pggit.commit('nothing new')", "GT001"),
    ("SELECT pggit.rev_parse('nowhere')", "GT002"),
    ("SELECT pggit.create_branch('bad..name')", "GT004"),
    ("SELECT pggit.create_branch('main')", "GT005"),
    ("SELECT pggit.delete_branch('main')", "GT011"),
)
#: What a session may hold on to, by PostgreSQL's own account; each has to be empty between transactions.
HELD = {
    "advisory locks": "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
    "locks of our tables": (
        "SELECT c.relname, l.mode FROM pg_locks AS l JOIN pg_class AS c ON c.oid = l.relation"
        " WHERE l.pid = pg_backend_pid() AND c.relnamespace = 'pggit'::regnamespace"
    ),
    "cursors": "SELECT name FROM pg_cursors WHERE is_holdable",
    "prepared statements": "SELECT name FROM pg_prepared_statements WHERE from_sql",
    "temporary relations": "SELECT relname FROM pg_class WHERE relpersistence = 't'",
    "channels": "SELECT pg_listening_channels()",
    "settings": "SELECT name, setting FROM pg_settings WHERE source = 'session' AND name <> 'client_encoding'",
}


def held(repo: Repo) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the session of ``repo`` holds between two transactions."""
    found = {what: repo.sql(query) for what, query in HELD.items()}
    return {what: rows for what, rows in found.items() if rows}


class TestSessions:
    """What one session holds after its calls."""

    @pytest.mark.slow
    @pytest.mark.fault("F30")
    def test_no_call_leaves_anything_in_its_session(self, repo: Repo) -> None:
        """After each call and each refusal the session holds no lock, cursor, setting or temporary object."""
        commits = build_sample(repo)
        for turn in range(2):
            for call in CALLS:
                repo.sql(call)
                assert held(repo) == {}, (call, turn)
            for call, code in REFUSED:
                with raises_sqlstate(code):
                    repo.sql(call)
                assert held(repo) == {}, (call, turn)
        assert [commit.message for commit in repo.log(max_count=2)] == ["again", "again"]
        assert repo.rev_parse("HEAD~2") == commits[-1]

    @pytest.mark.slow
    @pytest.mark.promise("P09")
    @pytest.mark.fault("F30")
    def test_locks_are_held_to_the_end_of_the_transaction_and_no_longer(self, repo: Repo) -> None:
        """A commit holds HEAD while its transaction, or its savepoint, lasts; then all locks are gone."""
        base = repo.commit("CREATE TABLE base (id int)", "base")
        ours = (
            "SELECT count(*) FROM pg_locks AS l JOIN pg_class AS c ON c.oid = l.relation"
            " WHERE l.pid = %s AND c.relnamespace = 'pggit'::regnamespace"
        )
        pid = repo.conn.info.backend_pid
        with repo.database.connect(autocommit=True) as observer:

            def locks() -> int:
                row = observer.execute(ours, (pid,)).fetchone()
                assert row is not None
                return int(row[0])

            for kept in (False, True):
                with repo.conn.transaction(force_rollback=not kept):
                    tip = repo.commit(f"CREATE TABLE kept_{kept} ()", "more")
                    assert locks() > 0
                assert locks() == 0
            with repo.conn.transaction():
                with repo.conn.transaction(force_rollback=True):
                    repo.commit("CREATE TABLE in_a_savepoint ()", "in a savepoint")
                assert repo.one("SELECT count(*) FROM pggit.log()") == 2
                # Nobody else has to wait for what the savepoint gave back.
                observer.execute("SET lock_timeout = '5s'")
                other = observer.execute("SELECT pggit.commit('other', allow_empty => true)").fetchone()
            assert locks() == 0
        assert other is not None
        assert history_breaks(repo.conn, acknowledged=[base, tip, other[0]], possible=[]) == []


class TestServer:
    """What a server holds after many clients."""

    @pytest.mark.slow
    @pytest.mark.promise("P02")
    @pytest.mark.fault("F30")
    @pytest.mark.fault("F19")
    def test_clients_that_hang_up_leave_nothing_in_the_server(self, durable_repo: Repo, cluster: Cluster) -> None:
        """Forty clients commit, or hang up in the middle of one: their sessions, locks, slots and files all go away."""
        repo = durable_repo
        told = [repo.commit("CREATE TABLE base (id int)", "base")]
        tables = repo.one("SELECT count(*) FROM pg_class WHERE relkind = 'r'")
        for number in range(40):
            client = repo.database.connect()
            client.execute(f"CREATE TABLE c{number} ()".encode())
            row = client.execute("SELECT pggit.commit(%s)", (f"client {number}",)).fetchone()
            assert row is not None
            if number % 2:
                client.commit()
                told.append(row[0])
                client.close()
            else:
                # The socket goes away in the middle of the transaction, without a word.
                client.pgconn.finish()

        cluster.poll_query_until(
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", 1
        )
        left = {
            "prepared transactions": "SELECT count(*) FROM pg_prepared_xacts",
            "slots": "SELECT count(*) FROM pg_replication_slots",
            "locks": "SELECT count(*) FROM pg_locks WHERE pid NOT IN (SELECT pid FROM pg_stat_activity)",
            "advisory locks": "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'",
            "temporary schemas in use": "SELECT count(*) FROM pg_class WHERE relpersistence = 't'",
        }
        assert {what: repo.one(query) for what, query in left.items()} == dict.fromkeys(left, 0)
        assert repo.one("SELECT count(*) FROM pg_class WHERE relkind = 'r'") == tables + 20
        assert list(cluster.data_dir.glob("base/pgsql_tmp/*")) == []
        assert history_breaks(repo.conn, acknowledged=told, possible=[]) == []
        assert repo.status() == []

    @pytest.mark.slow
    @pytest.mark.fault("F30")
    def test_open_files_of_a_session_do_not_grow(self, durable_repo: Repo, cluster: Cluster) -> None:
        """A session that spills to disk has no more files open after 60 commits than after 20."""
        repo = durable_repo
        process = psutil.Process(repo.conn.info.backend_pid)
        # So little memory that sorting a schema goes through temporary files.
        repo.run("SET work_mem = '64kB'; SET temp_buffers = '800kB'")
        repo.run(";".join(f"CREATE TABLE t_{number} (id int PRIMARY KEY, name text)" for number in range(60)))
        opened = {}
        for number in range(1, 61):
            repo.commit(f"ALTER TABLE t_{number % 60} ADD COLUMN c{number} int", f"commit {number}")
            if number in (20, 60):
                repo.log()
                opened[number] = process.num_fds()
        assert len(repo.log()) == 60
        assert repo.sql("SELECT relname FROM pg_class WHERE relpersistence = 't'") == []
        assert opened[60] <= opened[20] + 10, opened
        poll_until(
            lambda: list(Path(cluster.data_dir).glob("base/pgsql_tmp/*")),
            lambda files: files == [],
            what="temporary files of the server",
            expectation=[],
            timeout=10,
        )
        assert repo.verify() == []
