"""A server that runs out of connections, locks or memory refuses cleanly and works again afterwards.

Method: an injector takes all there is, or caps the memory of one backend. What
needs more gets PostgreSQL's own code, what needs no more goes on; after the
shortage everything does, with the history that clients were told of and without
a connection or lock too many.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import psycopg
import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.cluster.polling import poll_until
from pggit_harness.databases import Database
from pggit_harness.faults.limits import MemoryLimit, connections_exhausted, lock_table_exhausted
from pggit_harness.oracles import leftovers
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, Verdict, open_sessions

pytestmark = [pytest.mark.chaos, pytest.mark.resource, pytest.mark.slow, pytest.mark.promise("P13")]

COMMIT = "SELECT pggit.commit(%s)"


@pytest.fixture
def small_server(cluster_factory: Callable[..., Cluster]) -> Database:
    """A database on a server with few connections and a small lock table."""
    settings = {"max_connections": "8", "max_locks_per_transaction": "10", "max_prepared_transactions": "0"}
    cluster = cluster_factory(settings=settings)
    cluster.start()
    return cluster.create_database()


@pytest.mark.promise("P02")
@pytest.mark.fault("F21")
def test_commits_go_on_while_no_new_client_gets_in(small_server: Database) -> None:
    """With all connections taken, a newcomer gets 53300, who is connected still commits; later all can."""
    with Repo.open(small_server) as repo:
        acknowledged = [repo.commit("CREATE TABLE base (id int)", "base")]
        with connections_exhausted(small_server) as exhausted:
            assert exhausted.taken == 7
            with pytest.raises(psycopg.OperationalError, match="too many clients"):
                small_server.connect()
            acknowledged.append(repo.commit("CREATE TABLE meanwhile (id int)", "meanwhile"))
            assert repo.status() == []
        assert leftovers.leftovers(repo.conn) == []
        with small_server.connect(autocommit=True) as newcomer:
            row = newcomer.execute("SELECT pggit.commit('newcomer', allow_empty => true)").fetchone()
            assert row is not None
            acknowledged.append(row[0])
        assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
        assert repo.verify() == []


@pytest.mark.promise("P02")
@pytest.mark.fault("F21")
def test_clients_that_come_and_go_leave_no_connection_behind(small_server: Database) -> None:
    """Far more clients than the server has places commit one after the other, some without saying goodbye."""
    acknowledged = []
    with Repo.open(small_server) as repo:
        for number in range(30):
            with open_sessions(small_server) as sessions:
                client = sessions.open("client")
                client.do(f"CREATE TABLE t{number} (id int)")
                acknowledged.append(client.do(COMMIT, [f"client {number}"]))
                if number % 3 == 0:
                    client.do("BEGIN")
                    client.do("SELECT pggit.commit('never', allow_empty => true)")
        assert leftovers.leftovers(repo.conn) == []
        # A session that was told goodbye takes a moment to go.
        poll_until(
            lambda: leftovers.sessions(repo.conn),
            lambda left: left == 0,
            what="the clients' sessions to end",
            timeout=30,
        )
        assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []


@pytest.mark.promise("P01")
@pytest.mark.promise("P08")
@pytest.mark.fault("F22")
def test_full_lock_table_refuses_a_commit_and_nothing_else_happens(small_server: Database) -> None:
    """A commit that finds no room for its locks gets 53200, and the next one after that succeeds."""
    with Repo.open(small_server) as repo:
        base = repo.commit("CREATE TABLE base (id int); CREATE VIEW v AS TABLE base", "base")
        repo.run("CREATE TABLE pending (id int)")
        with lock_table_exhausted(small_server) as exhausted:
            assert exhausted.taken > 50
            for _ in range(3):
                with raises_sqlstate("53200"):
                    repo.commit(message="no room")
        # The session lives, and HEAD is where it was.
        assert repo.head() == base
        assert leftovers.leftovers(repo.conn) == []
        pending = repo.commit(message="pending")
        assert history_breaks(repo.conn, acknowledged=[base, pending], possible=[]) == []
        assert repo.verify() == []


@pytest.mark.fault("F22")
@pytest.mark.fault("F29")
def test_many_tables_are_committed_with_few_locks(small_server: Database) -> None:
    """The locks of a commit do not grow with the number of tables: 600 are committed where 200 locks fit."""
    with Repo.open(small_server) as repo:
        for hundred in range(6):
            for ten in range(10):
                repo.run(
                    f"DO $$ BEGIN FOR n IN 1 .. 10 LOOP EXECUTE format("
                    f"'CREATE TABLE t_{hundred}_{ten}_%s (id int)', n); END LOOP; END $$"
                )
        with small_server.connect() as conn:
            row = conn.execute(COMMIT, ["many"]).fetchone()
            locks = conn.execute("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()").fetchone()
            conn.commit()
        assert row is not None
        assert locks is not None
        # Those of the catalogs, of the store and of their indexes, not of six hundred tables.
        assert locks[0] < 300
        assert history_breaks(repo.conn, acknowledged=[row[0]], possible=[]) == []
        assert len([entry for entry in repo.ls_tree() if entry.kind == "table"]) == 600
        assert repo.status() == []


@pytest.mark.promise("P01")
@pytest.mark.fault("F23")
def test_backend_without_memory_refuses_a_commit_and_lives(
    isolated_database: Database, repo: Repo, limit_memory: Callable[[int, int], AbstractContextManager[MemoryLimit]]
) -> None:
    """A commit that gets no memory ends with 53200; the same session commits as soon as there is some again."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    repo.run(
        "DO $$ BEGIN FOR n IN 1 .. 60 LOOP EXECUTE format('CREATE FUNCTION f%s() RETURNS text LANGUAGE sql AS %L', n,"
        " 'SELECT ''' || repeat('x', 200000) || n || ''''); END LOOP; END $$"
    )
    with open_sessions(isolated_database) as sessions:
        client = sessions.open("client")
        # Its plans and caches are there already: what is short is the memory for the schema.
        client.do("SELECT count(*) FROM pggit.log()")
        with limit_memory(client.pid, 16 * 1024 * 1024) as limit:
            assert limit.pid == client.pid
            refused = client.run(COMMIT, ["no memory"])
            assert refused.verdict is Verdict.FAILED
            assert refused.sqlstate == "53200"
            assert client.do("SELECT pggit.rev_parse('HEAD')") == base
        done = client.do(COMMIT, ["enough memory"])
        assert history_breaks(repo.conn, acknowledged=[base, done], possible=[]) == []
    assert len([entry for entry in repo.ls_tree() if entry.kind == "function"]) == 60
    assert repo.verify() == []
    assert leftovers.leftovers(repo.conn) == []


@pytest.mark.promise("P02")
@pytest.mark.fault("F23")
def test_neighbours_of_a_backend_without_memory_do_not_notice(
    repo: Repo, sessions: Sessions, limit_memory: Callable[[int, int], AbstractContextManager[MemoryLimit]]
) -> None:
    """While one session has no memory left, another waits behind it, commits, and reads as ever."""
    acknowledged = [repo.commit("CREATE TABLE base (id int)", "base")]
    poor, rich = sessions.open("poor"), sessions.open("rich")
    poor.do("BEGIN")
    poor.do("SELECT pggit.commit('held', allow_empty => true)")
    rich.start("SELECT pggit.commit('rich', allow_empty => true)")
    rich.wait_until_blocked(by=poor)
    with limit_memory(poor.pid, 1024 * 1024):
        assert poor.run("SELECT pggit.commit(repeat('x', 1000000) || repeat('y', 100000000))").sqlstate == "53200"
        assert poor.run("COMMIT").ok
    acknowledged.append(rich.outcome().value)
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    assert poor.run("SELECT pggit.commit('poor', allow_empty => true)").ok
    assert leftovers.leftovers(repo.conn) == []
