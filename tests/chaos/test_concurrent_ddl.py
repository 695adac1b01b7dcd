"""A commit records a state of the schema that really existed, whatever DDL runs beside it.

Method: PostgreSQL's deparser reads the newest catalog rows, not the reader's
snapshot, so a schema that changes in the middle of a commit could be recorded half
old, half new. A view that another session has locked stops the commit exactly
there, in its reading of the catalogs; then the schema is changed, and the lock
let go. Tree ids of the states before and after are known: the commit has to be
one of them.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.large import call_it_large
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Session, Sessions, until_accepted

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent, pytest.mark.promise("P09"), pytest.mark.fault("F11")]

SCHEMA = """
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY, email text DEFAULT 'none' CHECK (email <> ''));
CREATE INDEX users_email ON app.users (lower(email));
CREATE FUNCTION app.shout(t text) RETURNS text IMMUTABLE BEGIN ATOMIC SELECT upper(t); END;
CREATE VIEW app.gate AS SELECT 1 AS one;
CREATE VIEW app.readers AS SELECT u.id, app.shout(u.email) AS loud FROM app.users AS u;
"""
COMMIT = "SELECT pggit.commit(%s, allow_empty => true)"

CHANGES = {
    "a table is renamed": "ALTER TABLE app.users RENAME TO people",
    "a view is dropped": "DROP VIEW app.readers",
    "a column is renamed": "ALTER TABLE app.users RENAME COLUMN email TO mail",
    "a schema is renamed": "ALTER SCHEMA app RENAME TO application",
    "a function is renamed": "ALTER FUNCTION app.shout RENAME TO cry",
    "a table is dropped with all that needs it": "DROP TABLE app.users CASCADE",
    "a view is replaced": "CREATE OR REPLACE VIEW app.readers AS SELECT u.id, u.email AS loud FROM app.users AS u",
    # A retype is refused while a view shows the column.
    "a column is retyped under an index": "DROP VIEW app.readers;"
    " ALTER TABLE app.users ALTER COLUMN email TYPE varchar(50); CREATE TABLE app.more (id int)",
    "everything is dropped": "DROP SCHEMA app CASCADE; CREATE SCHEMA next CREATE TABLE t (id int)",
}
IN_SMOKE = ("a table is renamed",)
# A look at what has changed alone reads these, the gate among them.
TOUCHED = (
    "COMMENT ON VIEW app.gate IS 'touched'; COMMENT ON TABLE app.users IS 'touched';"
    " COMMENT ON FUNCTION app.shout(text) IS 'touched'"
)


@pytest.fixture(params=["whole", "changes"])
def repo(repo: Repo, request: pytest.FixtureRequest) -> Repo:
    """Once all of the schema is read, once only what has changed since the last commit."""
    if request.param == "changes":
        call_it_large(repo)
    return repo


def changes() -> list[object]:
    return [
        pytest.param(ddl, id=name, marks=() if name in IN_SMOKE else pytest.mark.slow) for name, ddl in CHANGES.items()
    ]


def first_commit(repo: Repo) -> str:
    """Make the schema, its gate first, and commit it.

    Views are read as their rows lie in pg_class, and a row lies wherever a vacuum has left room for it. A commit that
    came to the readers first would stand at the gate with a lock on what the test is about to change.
    """
    repo.run(SCHEMA)
    gate, readers = (line for line in SCHEMA.splitlines() if line.startswith("CREATE VIEW"))
    lies_first = (
        "SELECT g.ctid < r.ctid FROM pg_class AS g, pg_class AS r WHERE (g.oid, r.oid) = (%s::regclass, %s::regclass)"
    )
    while not repo.one(lies_first, ("app.gate", "app.readers")):
        repo.run(f"DROP VIEW app.gate, app.readers; {gate} {readers}")
    return repo.commit(message="first")


def close_gate(session: Session) -> None:
    session.do("BEGIN")
    session.do("LOCK TABLE app.gate IN ACCESS EXCLUSIVE MODE")


@pytest.mark.promise("P03")
@pytest.mark.parametrize("change", changes())
def test_commit_that_met_a_change_records_one_state_of_the_schema(repo: Repo, sessions: Sessions, change: str) -> None:
    """DDL in the middle of a commit is recorded whole or not at all, never half, and never as an error."""
    first = first_commit(repo)
    repo.run(f"CREATE TABLE app.pending (id int); {TOUCHED}")
    before = repo.tree()
    gate, committer, changer = (sessions.open(name) for name in ("gate", "committer", "changer"))
    close_gate(gate)
    committer.start(COMMIT, ["meanwhile"])
    committer.wait_until_blocked(by=gate)

    # To drop the schema takes the lock on the gate itself.
    (gate if "SCHEMA app CASCADE" in change else changer).do(change)
    gate.do("COMMIT")
    outcome = committer.outcome()

    assert outcome.ok, outcome
    assert repo.tree(outcome.value) in (before, repo.tree())
    assert history_breaks(repo.conn, acknowledged=[first, outcome.value], possible=[]) == []
    # What the commit did not see is still there to be committed, and then nothing is left.
    repo.commit(message="the rest", allow_empty=True)
    assert repo.status() == []
    assert repo.tree("HEAD") == repo.tree("WORKING")
    assert repo.verify() == []


@pytest.mark.fault("F10")
def test_commit_with_an_old_snapshot_is_told_to_retry(repo: Repo, sessions: Sessions) -> None:
    """In REPEATABLE READ a commit cannot look again: it gets 40001, and the next one records the newest state."""
    first = first_commit(repo)
    repo.run(TOUCHED)
    gate, committer, changer = (sessions.open(name) for name in ("gate", "committer", "changer"))
    close_gate(gate)
    committer.do("BEGIN ISOLATION LEVEL REPEATABLE READ")
    committer.start(COMMIT, ["stale"])
    committer.wait_until_blocked(by=gate)
    changer.do("ALTER TABLE app.users RENAME TO people")
    gate.do("COMMIT")

    assert committer.outcome().sqlstate == "40001"
    assert repo.head() == first
    committer.do("ROLLBACK")
    # Under a snapshot any transaction of the server, a neighbour's too, would be a reason to retry once more.
    retried = committer.do(COMMIT, ["fresh"])
    assert repo.tree(retried) == repo.tree("WORKING")
    assert [commit.message for commit in repo.log()] == ["fresh", "first"]


def test_uncommitted_ddl_of_another_session_is_not_recorded(repo: Repo, sessions: Sessions) -> None:
    """A commit neither sees nor waits for a table that another session is about to create, alter or drop."""
    repo.commit("CREATE TABLE altered (id int); CREATE TABLE dropped (id int)", "first")
    before = repo.tree()
    other = sessions.open("other")
    other.do("BEGIN")
    other.do("CREATE TABLE created (id int); ALTER TABLE altered ADD COLUMN more int; DROP TABLE dropped")
    repo.run("SET lock_timeout = '5s'")

    meanwhile = repo.commit(message="meanwhile", allow_empty=True)
    assert repo.tree(meanwhile) == before
    other.do("COMMIT")
    changed = {change.identity: change.change for change in repo.status()}
    assert changed["public.created"] == "added"
    assert changed["public.altered.more"] == "added"
    assert changed["public.dropped"] == "removed"


@pytest.mark.slow
@pytest.mark.promise("P08")
def test_half_built_index_is_refused_by_name_and_committed_when_ready(repo: Repo, sessions: Sessions) -> None:
    """While CREATE INDEX CONCURRENTLY is at work a commit is refused and names it; afterwards it succeeds."""
    first = repo.commit("CREATE TABLE t (id int)", "first")
    reader, builder = sessions.many(2)
    reader.do("BEGIN")
    reader.do("LOCK TABLE t IN ROW EXCLUSIVE MODE")
    builder.start("CREATE INDEX CONCURRENTLY halfway ON t (id)")
    builder.wait_until_blocked(by=reader)

    committer = sessions.open("committer")
    refused = committer.run("SELECT pggit.commit('too early')")
    assert refused.sqlstate == "GT010"
    assert "halfway" in refused.message
    assert repo.head() == first

    reader.do("COMMIT")
    assert builder.outcome().ok
    repo.commit(message="index")
    assert [change.identity for change in repo.show() if change.kind == "index"] == ["public.halfway"]


@pytest.mark.slow
@pytest.mark.promise("P03")
def test_commits_beside_running_ddl_are_states_of_that_schema(repo: Repo, sessions: Sessions) -> None:
    """Commits and tree ids taken while the schema turns through known states are always one of those states."""
    turns = [
        "ALTER TABLE app.users RENAME TO people; ALTER TABLE app.people RENAME COLUMN email TO mail",
        "DROP VIEW app.readers; ALTER FUNCTION app.shout RENAME TO cry; ALTER INDEX app.users_email RENAME TO by_mail",
        "CREATE VIEW app.readers AS SELECT u.id, app.cry(u.mail) AS loud FROM app.people AS u",
        "ALTER TABLE app.people RENAME TO users; ALTER TABLE app.users RENAME COLUMN mail TO email;"
        " ALTER FUNCTION app.cry RENAME TO shout; ALTER INDEX app.by_mail RENAME TO users_email;"
        " CREATE OR REPLACE VIEW app.readers AS SELECT u.id, app.shout(u.email) AS loud FROM app.users AS u",
    ]
    acknowledged = [repo.commit(SCHEMA, "first")]
    known = []
    for turn in turns:
        known.append(repo.tree())
        repo.run(turn)
    assert repo.tree() == known[0]
    assert len(set(known)) == len(turns)

    committer, reader, changer = (sessions.open(name) for name in ("committer", "reader", "changer"))
    turned = 0
    for number in range(40):
        committer.start(COMMIT, [f"commit {number}"])
        reader.start("SELECT pggit.tree_id()")
        # From none to seven changes while both look; then they are let finish, as
        # DDL without any gap is what 40001 is for.
        for _ in range(number % 8):
            turn = turns[turned % len(turns)]
            outcome, _ = until_accepted(lambda turn=turn: changer.run(turn))
            assert outcome.ok, outcome
            turned += 1
        acknowledged.append(committer.outcome().value)
        assert reader.outcome().value in known

    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    recorded = [repo.tree(commit_id) for commit_id in acknowledged]
    assert set(recorded) == set(known)
    assert repo.verify() == []
