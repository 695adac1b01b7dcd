"""Time-outs and temporary-file limits end a call cleanly, and the next one succeeds.

Method: a limit of PostgreSQL's own is set in one session, and something stands in
its way: HEAD held by another session, or a schema too large for the limit. The
answer has to be the documented SQLSTATE, nothing may have changed, and the same
call without the limit succeeds.
"""

from __future__ import annotations

import time

import pytest

from pggit_harness.faults.limits import limited
from pggit_harness.oracles.leftovers import leftovers
from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Sessions

pytestmark = [pytest.mark.chaos, pytest.mark.resource]

COMMIT = "SELECT pggit.commit(%s)"
MANY_TABLES = """
DO $$ BEGIN FOR n IN 1 .. 200 LOOP
    EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, name text DEFAULT ''x'', made timestamptz)', n);
END LOOP; END $$
"""


def hold_head(session: Session) -> str:
    session.do("BEGIN")
    return str(session.do("SELECT pggit.commit('held', allow_empty => true)"))


@pytest.mark.promise("P01")
@pytest.mark.promise("P13")
@pytest.mark.fault("F04")
@pytest.mark.parametrize(
    ("limits", "sqlstate"),
    [
        pytest.param({"lock_timeout": "50ms"}, "55P03", id="lock_timeout"),
        pytest.param({"statement_timeout": "60ms"}, "57014", id="statement_timeout"),
    ],
)
def test_commit_that_waits_too_long_for_head(
    repo: Repo, sessions: Sessions, limits: dict[str, str], sqlstate: str
) -> None:
    """A commit that may not wait for HEAD any longer says so, leaves nothing, and succeeds when HEAD is free."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    holder, waiter = sessions.open("holder"), sessions.open("waiter")
    waiter.do("CREATE TABLE pending (id int)")
    held = hold_head(holder)
    with limited(waiter.conn, limits):
        assert waiter.run(COMMIT, ["pending"]).sqlstate == sqlstate
    assert [commit.message for commit in repo.log()] == ["base"]
    holder.do("ROLLBACK")

    pending = waiter.do(COMMIT, ["pending"])
    assert history_breaks(repo.conn, acknowledged=[base, pending], possible=[]) == []
    assert waiter.run("SELECT pggit.rev_parse(%s)", [held]).sqlstate == "GT002"
    assert leftovers(repo.conn) == []
    assert repo.verify() == []


@pytest.mark.promise("P13")
@pytest.mark.promise("P01")
@pytest.mark.fault("F04")
def test_idle_transaction_that_holds_head_is_ended(repo: Repo, sessions: Sessions) -> None:
    """A client that falls asleep in the middle of its commit loses it after its time-out, and HEAD is free again."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    sleeper, waiter = sessions.open("sleeper"), sessions.open("waiter")
    lost = hold_head(sleeper)
    sleeper.do("SET idle_in_transaction_session_timeout = '300ms'")
    waiter.do("CREATE TABLE kept (id int)")
    kept = waiter.do(COMMIT, ["kept"])

    assert sleeper.run("COMMIT").sqlstate in ("25P03", None)
    assert sleeper.conn.closed
    assert history_breaks(repo.conn, acknowledged=[base, kept], possible=[]) == []
    assert waiter.run("SELECT pggit.rev_parse(%s)", [lost]).sqlstate == "GT002"
    assert leftovers(repo.conn) == []


@pytest.mark.slow
@pytest.mark.promise("P01")
@pytest.mark.fault("F04")
def test_commit_that_is_timed_out_anywhere_leaves_nothing(repo: Repo, sessions: Sessions) -> None:
    """Whatever a commit is doing when its time is over, it ends with 57014 and the store is as it was."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    repo.run(MANY_TABLES)
    store = "SELECT count(*) FROM pggit.blob UNION ALL SELECT count(*) FROM pggit.tree"
    before = repo.sql(store)
    client = sessions.open("client")
    # The second time: a session's first commit plans its queries as well, and those below do not.
    for _ in range(2):
        client.do("BEGIN")
        began = time.monotonic()
        client.do(COMMIT, ["never committed"])
        duration = time.monotonic() - began
        client.do("ROLLBACK")

    ends = []
    for part in range(1, 13):
        client.do("BEGIN")
        client.do(f"SET LOCAL statement_timeout = {max(1, int(duration * 1000 * part / 14))}")
        ends.append(client.run(COMMIT, ["too slow"]).sqlstate)
        # The last ones may have been in time.
        client.do("ROLLBACK")
        assert repo.sql(store) == before
        assert repo.head() == base
    assert set(ends) <= {"57014", None}
    assert ends.count("57014") >= 6

    done = client.do(COMMIT, ["no hurry"])
    assert history_breaks(repo.conn, acknowledged=[base, done], possible=[]) == []
    assert len([entry for entry in repo.ls_tree() if entry.kind == "table"]) == 201
    assert repo.verify() == []


@pytest.mark.slow
@pytest.mark.promise("P01")
@pytest.mark.promise("P08")
@pytest.mark.fault("F24")
def test_commit_that_needs_more_temporary_file_than_it_may_have(repo: Repo, sessions: Sessions) -> None:
    """A schema that does not fit into the allowed temporary files gives 53400, and is committed once it may."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    repo.run(MANY_TABLES)
    client = sessions.open("client")
    with limited(client.conn, {"temp_file_limit": "64kB", "work_mem": "64kB"}) as limits:
        assert limits["temp_file_limit"] == ("-1", "64kB")
        refused = client.run(COMMIT, ["too large"])
    assert refused.sqlstate == "53400"
    assert [commit.message for commit in repo.log()] == ["base"]

    with limited(client.conn, {"work_mem": "64kB"}):
        done = client.do(COMMIT, ["fits on disk"])
    assert history_breaks(repo.conn, acknowledged=[base, done], possible=[]) == []
    assert repo.tree("HEAD") == repo.tree("WORKING")
    assert repo.verify() == []
