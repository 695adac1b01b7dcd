"""Transactions prepared for two-phase commit, and then forgotten.

Method: a server of the test's own with room for prepared transactions. A session commits, prepares
and goes; readers, writers, a crash and the long-awaited decision follow.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, open_sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.transaction,
    pytest.mark.slow,
    pytest.mark.promise("P01"),
    pytest.mark.fault("F26"),
]

COMMIT = "SELECT pggit.commit(%s, allow_empty => true)"


@pytest.fixture
def own_sessions(durable_repo: Repo) -> Iterator[Sessions]:
    """Sessions in the database of durable_repo."""
    with open_sessions(durable_repo.database) as opened:
        yield opened


def prepare(sessions: Sessions, name: str) -> str:
    """Make a table, commit it, prepare the transaction, and leave.

    Returns:
        the id of the commit that nobody sees yet.
    """
    session = sessions.open(name)
    session.do("BEGIN")
    session.do(f"CREATE TABLE {name} (id int)")
    told = str(session.do(COMMIT, [name]))
    session.do(f"PREPARE TRANSACTION '{name}'")
    session.conn.close()
    return told


@pytest.mark.promise("P09")
def test_an_orphan_stops_writers_with_a_clear_code_and_no_reader(durable_repo: Repo, own_sessions: Sessions) -> None:
    """While an orphan holds HEAD, everybody reads, writers wait as long as they like, and its end lets them go on."""
    repo = durable_repo
    base = repo.commit("CREATE TABLE base (id int)", "base")
    before = store_state(repo.conn)
    orphan = prepare(own_sessions, "orphan")
    waiter = own_sessions.open("waiter")

    assert repo.sql("SELECT gid FROM pg_prepared_xacts") == [("orphan",)]
    assert (repo.head(), repo.status(), repo.verify()) == (base, [], [])
    waiter.do("SET lock_timeout = '50ms'")
    assert waiter.run(COMMIT, ["impatient"]).sqlstate == "55P03"
    assert changed_tables(before, store_state(repo.conn)) == {}
    waiter.do("SET lock_timeout = 0")
    waiter.start(COMMIT, ["patient"])
    waiter.wait_until_blocked()
    repo.run("COMMIT PREPARED 'orphan'")

    last = waiter.outcome().value
    assert history_breaks(repo.conn, acknowledged=[base, orphan, last], possible=[]) == []
    assert [row.message for row in repo.log()] == ["patient", "orphan", "base"]


@pytest.mark.promise("P02")
@pytest.mark.fault("F07")
def test_an_orphan_survives_a_crash_whole(durable_repo: Repo, own_sessions: Sessions) -> None:
    """Killed and restarted, the server still holds the prepared commit: decided then, it is all there."""
    repo, cluster = durable_repo, durable_repo.cluster
    assert cluster is not None
    base = repo.commit("CREATE TABLE base (id int)", "base")
    orphan = prepare(own_sessions, "orphan")

    killed = cluster.kill()
    cluster.start()
    repo.reconnect()

    assert killed.signal == 9
    assert repo.head() == base
    assert repo.sql("SELECT gid FROM pg_prepared_xacts") == [("orphan",)]
    repo.run("SET lock_timeout = '50ms'")
    with raises_sqlstate("55P03"):
        repo.commit(message="in the way", allow_empty=True)
    repo.run("COMMIT PREPARED 'orphan'")
    assert history_breaks(repo.conn, acknowledged=[base, orphan], possible=[]) == []
    assert {row.identity for row in repo.show() if row.kind == "table"} == {"public.orphan"}
    assert (repo.status(), repo.verify()) == ([], [])


def test_an_orphan_that_is_rolled_back_was_never_there(durable_repo: Repo, own_sessions: Sessions) -> None:
    """ROLLBACK PREPARED takes DDL and commit away, and the branch goes on from where it was."""
    repo = durable_repo
    base = repo.commit("CREATE TABLE base (id int)", "base")
    before, tree = store_state(repo.conn), repo.tree()
    orphan = prepare(own_sessions, "orphan")

    repo.run("ROLLBACK PREPARED 'orphan'")

    assert changed_tables(before, store_state(repo.conn)) == {}
    assert (repo.tree(), repo.status()) == (tree, [])
    last = repo.commit("CREATE TABLE orphan (id int)", "orphan")
    assert orphan != last
    assert history_breaks(repo.conn, acknowledged=[base, last], possible=[]) == []
