"""A full disk or a lost connection in the middle of a checkout or merge: all of it, or nothing.

Method: a preloaded library lets writes to data files fail while a move rewrites a table; a proxy cuts the
client off while its move waits, or keeps the answer from it. What a user can see is compared with what was before
and with what the same move leads to in a database where nothing is in its way.
"""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.cluster.polling import poll_until
from pggit_harness.databases import Database
from pggit_harness.faults.failing_io import Calls, FailingIO
from pggit_harness.faults.network import proxy_to
from pggit_harness.oracles.leftovers import leftovers, sessions
from pggit_harness.oracles.standing import Standing, standing
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.crossroads import MOVES, TABLES, crossroads
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Verdict, open_sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.resource,
    pytest.mark.slow,
    pytest.mark.promise("P01"),
    pytest.mark.promise("P10"),
]


def look(repo: Repo) -> Standing:
    assert store_problems(repo.conn) == []
    assert repo.status() == []
    assert leftovers(repo.conn) == []
    return standing(repo.conn, *TABLES)


def destination(cluster: Cluster, move: str) -> Standing:
    """Where the move leads to when nothing is in its way."""
    with Repo.open(cluster.create_database()) as repo:
        crossroads(repo)
        repo.run(MOVES[move])
        return look(repo)


@pytest.mark.fault("F12")
@pytest.mark.parametrize("move", MOVES)
def test_full_disk(
    cluster_factory: Callable[..., Cluster], failing_io: Callable[[Cluster], FailingIO], move: str
) -> None:
    """A move that finds no room gets 53100 and has moved nothing; with room it arrives."""
    cluster = cluster_factory()
    disk = failing_io(cluster)
    cluster.start()
    after = destination(cluster, move)
    with Repo.open(cluster.create_database()) as repo, open_sessions(repo.database) as sessions:
        crossroads(repo)
        before = look(repo)
        client = sessions.open("client")
        # New files are what every move needs: a table, or an index under a constraint.
        with disk.failing(Calls.WRITE | Calls.ALLOCATE, errno.ENOSPC, "/base/"):
            # Enough rows of the store and of the catalogs that a page more is needed.
            refused = client.run(
                "DO $$ BEGIN FOR n IN 1 .. 300 LOOP EXECUTE format('CREATE TEMPORARY TABLE filler%s (id int)', n);"
                f" END LOOP; PERFORM {MOVES[move].removeprefix('SELECT ')}; END $$"
            )
        assert refused.sqlstate == "53100", refused
        assert look(repo) == before
        client.do(MOVES[move])
        assert look(repo) == after


@pytest.mark.fault("F19")
@pytest.mark.parametrize("move", MOVES)
def test_connection_lost_in_the_middle(cluster_factory: Callable[..., Cluster], move: str) -> None:
    """A client that is cut off while its move waits has moved nothing; one that misses the answer, all; never half."""
    cluster = cluster_factory(port=0, settings={"client_connection_check_interval": "100ms"})
    cluster.start()
    after = destination(cluster, move)
    with Repo.open(cluster.create_database()) as repo, open_sessions(repo.database) as near, proxy_to(cluster) as proxy:
        crossroads(repo)
        before = look(repo)
        holder = near.open("holder")
        address = cluster.conninfo(repo.database.name, host="127.0.0.1", port=proxy.port)
        far = Session(Database(repo.database.name, address, cluster), "far")
        try:
            holder.do("BEGIN")
            holder.do("LOCK TABLE gate IN ACCESS SHARE MODE")
            far.start(MOVES[move])
            far.wait_until_blocked(by=holder)
            assert proxy.cut().connections > 0
            assert far.outcome().verdict is Verdict.UNKNOWN
        finally:
            far.close()
        # The server looks after its client while it waits; a move that went on first would have arrived.
        poll_until(
            lambda: sessions(repo.conn), lambda left: left == 1, what="the session that was cut off to end", timeout=30
        )
        holder.do("ROLLBACK")
        assert leftovers(repo.conn) == []
        assert look(repo) == before

        # And a client that never hears that its move has arrived.
        lost = Session(Database(repo.database.name, address, cluster), "lost")
        try:
            proxy.swallow_answers()
            lost.start(MOVES[move])
            assert proxy.wait_until_swallowed() > 0
            proxy.cut()
            assert lost.outcome().verdict is Verdict.UNKNOWN
        finally:
            lost.close()
        assert look(repo) == after
