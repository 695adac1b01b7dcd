"""Checkouts, merges, reverts and cherry-picks beside one another, and beside DDL that knows nothing of them.

Method: a session holds a lock on a table that each of these calls has to alter, so that the call is stopped
half-way; then others come, and the lock is let go. The end has to be that of some order, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pggit_harness.databases import Database
from pggit_harness.oracles.standing import standing
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.crossroads import MOVES, TABLES, crossroads
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, Verdict, outcome_of

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.concurrent,
    pytest.mark.promise("P09"),
    pytest.mark.fault("F11"),
]

MEANWHILE = {
    "a table is created": "CREATE TABLE newcomer (id integer)",
    "a column is added": "ALTER TABLE bystander ADD COLUMN more integer",
    "a comment is made": "COMMENT ON TABLE bystander IS 'said meanwhile'",
    "a table is dropped": "DROP TABLE bystander",
    "a name is taken": "CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS 'SELECT lower(t)'",
    "something needed goes": "DROP VIEW words",
}
IN_SMOKE = ("a table is created",)


def meanwhile() -> list[object]:
    return [
        pytest.param(ddl, id=name, marks=() if name in IN_SMOKE else pytest.mark.slow)
        for name, ddl in MEANWHILE.items()
    ]


@pytest.mark.promise("P10")
@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("ddl", meanwhile())
def test_what_others_do_meanwhile_is_neither_undone_nor_recorded(
    repo: Repo, sessions: Sessions, move: str, ddl: str
) -> None:
    """DDL of another session in the middle of a move stays: the move goes through beside it, or says to retry."""
    crossroads(repo)
    before = standing(repo.conn, *TABLES)
    gate, mover, other = sessions.open("gate"), sessions.open("mover"), sessions.open("other")
    gate.do("BEGIN")
    gate.do("LOCK TABLE gate IN ACCESS SHARE MODE")
    mover.start(MOVES[move])
    mover.wait_until_blocked(by=gate)
    other.do("SET lock_timeout = '1s'")
    done = other.run(ddl)
    gate.do("COMMIT")
    outcome = mover.outcome()

    # The move may have locked what the other wants: then the other waits, and here it has given up.
    assert done.ok or done.sqlstate == "55P03"
    if outcome.ok:
        assert not done.ok
        assert repo.status() == []
    else:
        assert (outcome.verdict, outcome.sqlstate) == (Verdict.FAILED, "40001")
        assert done.ok
        after = standing(repo.conn, *TABLES)
        assert after._replace(live=before.live) == before
        assert repo.status() != []
        # As after any DDL that is not committed.
        assert mover.run(MOVES[move]).sqlstate == "GT007"
    assert store_problems(repo.conn) == []


CALLS = {**MOVES, "commit": "SELECT pggit.commit('a table more')"}


def calls() -> list[object]:
    return [
        pytest.param(first, second, marks=() if (first, second) == ("merge", "checkout") else pytest.mark.slow)
        for first in CALLS
        for second in CALLS
    ]


def prepare(repo: Repo, *names: str) -> None:
    """The crossroads, and something to commit where a commit comes first."""
    crossroads(repo)
    if names[0] == "commit":
        repo.run("CREATE TABLE more (id integer)")


@pytest.mark.parametrize(("first", "second"), calls())
def test_two_calls_at_once_end_as_one_after_the_other(
    repo: Repo, sessions: Sessions, database_factory: Callable[[], Database], first: str, second: str
) -> None:
    """The second waits until the first has ended, and then does, or refuses, what it would have done after it."""
    with Repo.open(database_factory()) as twin:
        prepare(twin, first, second)
        twin.run(CALLS[first])
        expected = outcome_of(lambda: twin.sql(CALLS[second]))
        serial = standing(twin.conn, *TABLES)
    prepare(repo, first, second)
    ahead, behind = sessions.open("ahead"), sessions.open("behind")
    ahead.do("BEGIN")
    ahead.do(CALLS[first])
    behind.start(CALLS[second])
    behind.wait_until_blocked(by=ahead)
    ahead.do("COMMIT")
    outcome = behind.outcome()

    assert (outcome.verdict, outcome.sqlstate) == (expected.verdict, expected.sqlstate)
    assert standing(repo.conn, *TABLES) == serial
    assert repo.status() == []
    assert store_problems(repo.conn) == []


@pytest.mark.fault("F10")
@pytest.mark.parametrize("move", [pytest.param(m, marks=() if m == "merge" else pytest.mark.slow) for m in MOVES])
def test_a_move_with_an_old_snapshot_is_told_to_retry(repo: Repo, sessions: Sessions, move: str) -> None:
    """In REPEATABLE READ a move that another one, or DDL, has overtaken gets 40001; the retry succeeds."""
    crossroads(repo)
    before = standing(repo.conn, *TABLES)
    mover, other = sessions.open("mover"), sessions.open("other")
    for overtaking, undo in (
        ("CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS 'SELECT t'", "DROP FUNCTION shout(text)"),
        ("ALTER TABLE kept ADD COLUMN meanwhile integer", "ALTER TABLE kept DROP COLUMN meanwhile"),
    ):
        mover.do("BEGIN ISOLATION LEVEL REPEATABLE READ")
        mover.do("SELECT count(*) FROM pg_class")
        other.do(overtaking)
        overtaken = mover.run(MOVES[move])
        mover.do("ROLLBACK")
        other.do(undo)
        # What is new since the snapshot is in nobody's way, unless it has the name of something that is made.
        assert overtaken.ok if move == "revert" and "FUNCTION" in overtaking else overtaken.sqlstate == "40001"
    assert standing(repo.conn, *TABLES) == before
    mover.do("BEGIN ISOLATION LEVEL REPEATABLE READ")
    mover.do("SELECT count(*) FROM pg_class")
    other.do("SELECT pggit.commit('overtakes', allow_empty => true)")
    assert mover.run(MOVES[move]).sqlstate == "40001"
    mover.do("ROLLBACK")
    assert mover.run(MOVES[move].replace("'main'", "'main~1'")).ok
    assert repo.status() == []
    assert store_problems(repo.conn) == []
