"""What the databases of a cluster share, roles and tablespaces, and who is disturbed when it changes.

Method: as in test_concurrent_moves.py a lock stops a move half-way. Here the move is one that has to be refused,
for it would lose data: the refusal has to be that one, unless what this schema names has changed meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from pggit_harness.oracles.standing import standing
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.concurrent,
    pytest.mark.promise("P12"),
    pytest.mark.fault("F11"),
]

ISOLATION = [
    pytest.param("READ COMMITTED", id="read committed"),
    pytest.param("REPEATABLE READ", id="repeatable read"),
]

#: What is there before, what happens meanwhile, and what takes it away again.
ELSEWHERE = {
    "a role is made": ("", "CREATE ROLE {}", "DROP ROLE {}"),
    "a role goes": ("CREATE ROLE {}", "DROP ROLE {}", ""),
    "a role is renamed": ("CREATE ROLE {}", "ALTER ROLE {} RENAME TO {}_as_well", "DROP ROLE {}_as_well"),
    "a tablespace is made": ("", "CREATE TABLESPACE {} LOCATION ''", "DROP TABLESPACE {}"),
}

#: How this schema names a role: (DDL, what a definition says of the role).
NAMED = {
    "an owner": "ALTER TABLE bystander OWNER TO {}",
    "a grantee": "GRANT SELECT (id) ON bystander TO {}",
    "a policy": "CREATE POLICY p ON bystander TO {}",
    "default privileges": "ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT SELECT ON TABLES TO PUBLIC",
}


@pytest.fixture
def name(repo: Repo) -> Iterator[str]:
    """A name that no other test of this cluster uses; the role of that name is dropped, if there is one."""
    name = f"elsewhere_{secrets.token_hex(4)}"
    yield name
    if repo.sql("SELECT FROM pg_roles WHERE rolname = %s", (name,)):
        repo.run(f"DROP OWNED BY {name}; DROP ROLE {name}")


def precarious(repo: Repo, more: str = "SELECT") -> None:
    """HEAD has a column with a value that HEAD~1 does not have."""
    repo.commit(f"CREATE TABLE gate (id integer); CREATE TABLE bystander (id integer); {more}", "without")
    repo.commit("ALTER TABLE gate ADD COLUMN filled integer; INSERT INTO gate VALUES (1, 2)", "with")


def move_while(sessions: Sessions, statements: str, isolation: str) -> str | None:
    """Let another session run ``statements`` in the middle of a checkout of HEAD~1, and say how that was refused."""
    gate, mover, other = sessions.open("gate"), sessions.open("mover"), sessions.open("other")
    gate.do("BEGIN")
    gate.do("LOCK TABLE gate IN ACCESS SHARE MODE")
    mover.do(f"BEGIN ISOLATION LEVEL {isolation}")
    mover.start("SELECT pggit.checkout('HEAD~1')")
    mover.wait_until_blocked(by=gate)
    # A folder of its own for the tablespace, inside the server's (the manual, 20.17).
    other.do("SET allow_in_place_tablespaces = on")
    other.do(statements)
    gate.do("COMMIT")
    outcome = mover.outcome()
    mover.do("ROLLBACK")
    assert not outcome.ok
    return outcome.sqlstate


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize("isolation", ISOLATION)
def test_what_this_schema_does_not_name_is_no_reason_to_retry(
    repo: Repo, sessions: Sessions, name: str, elsewhere: str, isolation: str
) -> None:
    """A move that would lose data says so, whatever comes and goes in the rest of the cluster meanwhile."""
    before, meanwhile, after = (statement.replace("{}", name) for statement in ELSEWHERE[elsewhere])
    precarious(repo)
    stands = standing(repo.conn, "gate")
    if before:
        repo.run(before)
    refused = move_while(sessions, meanwhile, isolation)
    if after:
        repo.run(after)
    assert refused == "GT008"
    assert standing(repo.conn, "gate") == stands
    assert store_problems(repo.conn) == []


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("isolation", ISOLATION)
def test_a_role_that_this_schema_names_is_renamed(
    repo: Repo, sessions: Sessions, name: str, named: str, isolation: str
) -> None:
    """The definitions say another name since then: the move is told to retry."""
    repo.run(f"CREATE ROLE {name}")
    precarious(repo, NAMED[named].replace("{}", name))
    assert move_while(sessions, f"ALTER ROLE {name} RENAME TO {name}_by_now", isolation) == "40001"
    changed = repo.status()
    repo.run(f"ALTER ROLE {name}_by_now RENAME TO {name}")
    assert changed != []
    assert repo.status() == []
