"""A network that is cut, stalls or crawls never costs an acknowledged commit nor holds HEAD for ever.

Method: a TCP proxy in the test's process stands between client and server. It
resets connections, keeps answers back, stalls or throttles; what it did is
counted. A client that got no answer knows nothing: its commit is there once or
not at all, and everybody else goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.databases import Database
from pggit_harness.faults.network import Proxy, proxy_to
from pggit_harness.oracles.leftovers import leftovers
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Sessions, Verdict, open_sessions

pytestmark = [pytest.mark.chaos, pytest.mark.resource, pytest.mark.slow, pytest.mark.fault("F19")]

COMMIT = "SELECT pggit.commit(%s)"


@pytest.fixture
def repo(cluster_factory: Callable[..., Cluster]) -> Iterator[Repo]:
    """A repository on a server that can be reached over TCP too, with one commit in it."""
    cluster = cluster_factory(port=0)
    cluster.start()
    with Repo.open(cluster.create_database()) as opened:
        opened.commit("CREATE TABLE base (id int)", "base")
        yield opened


@pytest.fixture
def proxy(repo: Repo) -> Iterator[Proxy]:
    """A network in front of that server."""
    assert repo.cluster is not None
    with proxy_to(repo.cluster) as opened:
        yield opened


@pytest.fixture
def far(repo: Repo, proxy: Proxy) -> Iterator[Session]:
    """A client beyond that network."""
    assert repo.cluster is not None
    address = repo.cluster.conninfo(repo.database.name, host="127.0.0.1", port=proxy.port)
    session = Session(Database(repo.database.name, address, repo.cluster), "far")
    yield session
    if session.is_running:
        # A cancel would have to go through the same network.
        proxy.cut()
    session.close()


@pytest.fixture
def near(repo: Repo) -> Iterator[Sessions]:
    """Clients beside the server."""
    with open_sessions(repo.database) as sessions:
        yield sessions


@pytest.mark.promise("P02")
def test_commit_whose_answer_is_lost_is_there_once(repo: Repo, proxy: Proxy, far: Session) -> None:
    """A client that never hears of its commit finds it in the history, and trying again does not double it."""
    base = repo.head()
    far.do("CREATE TABLE pending (id int)")
    proxy.swallow_answers()
    far.start(COMMIT, ["answer lost"])
    assert proxy.wait_until_swallowed() > 0
    assert proxy.cut().swallowed > 0

    assert far.outcome().verdict is Verdict.UNKNOWN
    assert history_breaks(repo.conn, acknowledged=[base], possible=["answer lost"]) == []
    assert [commit.message for commit in repo.log()] == ["answer lost", "base"]
    with open_sessions(repo.database) as again:
        assert again.open("again").run(COMMIT, ["answer lost"]).sqlstate == "GT001"
    assert leftovers(repo.conn) == []
    assert repo.verify() == []


@pytest.mark.promise("P01")
@pytest.mark.promise("P13")
def test_connection_cut_in_the_middle_of_a_transaction(repo: Repo, proxy: Proxy, far: Session) -> None:
    """A transaction whose client is cut off after its commit() and before its COMMIT leaves nothing."""
    base = repo.head()
    far.do("BEGIN")
    far.do("CREATE TABLE lost (id int)")
    lost = far.do(COMMIT, ["lost"])
    assert proxy.cut().connections == 1

    assert far.run("COMMIT").verdict is Verdict.UNKNOWN
    assert leftovers(repo.conn) == []
    assert [commit.commit_id for commit in repo.log()] == [base]
    assert repo.one("SELECT to_regclass('lost') IS NULL")
    kept = repo.commit("CREATE TABLE kept (id int)", "kept")
    assert history_breaks(repo.conn, acknowledged=[base, kept], possible=[]) == []
    assert lost not in {commit.commit_id for commit in repo.log()}


@pytest.mark.promise("P02")
@pytest.mark.promise("P13")
def test_client_cut_off_while_it_waits_for_head(repo: Repo, proxy: Proxy, far: Session, near: Sessions) -> None:
    """A commit whose client vanished while it waited is there once or not at all, and blocks nobody."""
    base = repo.head()
    holder, neighbour = near.open("holder"), near.open("neighbour")
    holder.do("BEGIN")
    held = holder.do("SELECT pggit.commit('held', allow_empty => true)")
    far.start("SELECT pggit.commit('vanished', allow_empty => true)")
    far.wait_until_blocked(by=holder)
    assert proxy.cut().connections >= 1
    assert far.outcome().verdict is Verdict.UNKNOWN

    neighbour.start("SELECT pggit.commit('neighbour', allow_empty => true)")
    neighbour.wait_until_blocked()
    holder.do("COMMIT")
    acknowledged = [base, held, neighbour.outcome().value]
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=["vanished"]) == []
    assert leftovers(repo.conn) == []
    assert repo.verify() == []


@pytest.mark.promise("P13")
@pytest.mark.fault("F04")
def test_stalled_client_that_holds_head_is_put_out(repo: Repo, proxy: Proxy, far: Session, near: Sessions) -> None:
    """A link that stalls in mid-transaction holds HEAD no longer than the server's time-out for idle transactions."""
    base = repo.head()
    far.do("BEGIN")
    far.do("SELECT pggit.commit('stalled', allow_empty => true)")
    waiter = near.open("waiter")
    waiter.start("SELECT pggit.commit('waiter', allow_empty => true)")
    waiter.wait_until_blocked(by=far)
    far.do("SET idle_in_transaction_session_timeout = '500ms'")
    assert proxy.pause() == 1

    waited = waiter.outcome().value
    assert history_breaks(repo.conn, acknowledged=[base, waited], possible=[]) == []
    proxy.resume()
    assert far.run("COMMIT").verdict is not Verdict.OK
    assert leftovers(repo.conn) == []


@pytest.mark.promise("P02")
def test_commit_over_a_link_that_stalls_and_comes_back(repo: Repo, proxy: Proxy, far: Session) -> None:
    """A pause of the network delays a commit and its answer, and changes neither."""
    base = repo.head()
    far.do("CREATE TABLE pending (id int)")
    assert proxy.pause() == 1
    far.start(COMMIT, ["late"])
    # Nothing gets through: the server has not even heard of it.
    meanwhile = repo.commit("CREATE TABLE other (id int)", "meanwhile")
    assert far.is_running
    proxy.resume()

    # The other commit has taken the pending table along already.
    assert far.outcome().sqlstate == "GT001"
    late = far.do("SELECT pggit.commit('late', allow_empty => true)")
    assert history_breaks(repo.conn, acknowledged=[base, meanwhile, late], possible=[]) == []


@pytest.mark.promise("P02")
@pytest.mark.fault("F29")
def test_large_answers_over_a_slow_link_are_whole(repo: Repo, proxy: Proxy, far: Session) -> None:
    """A slow client gets the same history, tree and definitions as a fast one, and does not hold up a writer."""
    repo.commit(
        "DO $$ BEGIN FOR n IN 1 .. 150 LOOP"
        " EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, note text DEFAULT %L)', n, repeat('x', 400));"
        " END LOOP; END $$",
        "many",
    )
    query = "SELECT kind, identity, definition FROM pggit.ls_tree('HEAD~0')"
    fast = repo.sql(query)
    before = proxy.to_client
    proxy.throttle(150_000)
    far.start(query)
    repo.run("SET lock_timeout = '5s'")
    written = repo.commit("CREATE TABLE written (id int)", "written")
    assert far.is_running
    slow = far.outcome(timeout=60)
    assert list(slow.rows) == fast
    assert proxy.to_client - before > 100_000

    proxy.throttle(None)
    assert far.do("SELECT pggit.rev_parse('HEAD')") == written
    assert leftovers(repo.conn) == []


@pytest.mark.promise("P13")
@pytest.mark.promise("P02")
def test_network_that_fails_again_and_again(repo: Repo, proxy: Proxy) -> None:
    """Clients that lose their connection at any moment of a commit leave one sound history and no session."""
    assert repo.cluster is not None
    address = repo.cluster.conninfo(repo.database.name, host="127.0.0.1", port=proxy.port)
    acknowledged, unsure = [repo.head()], []
    for number in range(24):
        with psycopg.connect(address, autocommit=True) as connection, connection.cursor() as cursor:
            session = Session(Database(repo.database.name, address, repo.cluster), f"client {number}")
            session.start("SELECT pggit.commit(%s, allow_empty => true)", [f"commit {number}"])
            # Earlier or later in the commit, by what the other connection does meanwhile.
            for _ in range(number):
                cursor.execute("SELECT 1")
            assert proxy.cut().connections == 2
            outcome = session.outcome()
            if outcome.ok:
                acknowledged.append(outcome.value)
            else:
                assert outcome.verdict is Verdict.UNKNOWN
                unsure.append(f"commit {number}")
            session.close()
    assert unsure
    assert leftovers(repo.conn) == []
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=unsure) == []
    acknowledged.append(repo.commit("CREATE TABLE healthy (id int)", "healthy"))
    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=unsure) == []
    assert repo.verify() == []
