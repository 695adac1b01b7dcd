"""grant_read(), grant_write(), revoke_access(): two levels, and nothing beyond them."""

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate, sqlstate_of
from pggit_harness.workload.repo import Repo


@pytest.fixture(params=["plain", 'quo"ted; -- role'])
def role(request: pytest.FixtureRequest, repo: Repo) -> Iterator[str]:
    """A role without rights, as SQL quotes it; main has two commits, and a branch stands at the first."""
    name = f"{request.param}_{secrets.token_hex(4)}"
    quoted = str(repo.one("SELECT quote_ident(%s)", (name,)))
    repo.run(f"CREATE ROLE {quoted}; CREATE SCHEMA theirs AUTHORIZATION {quoted}")
    repo.commit("CREATE TABLE t (a integer)", "first")
    repo.run("SELECT pggit.create_branch('old')")
    repo.run(f"SET ROLE {quoted}; CREATE TABLE theirs.t (a integer); RESET ROLE")
    repo.commit(message="second")
    yield quoted
    repo.run(f"RESET ROLE; DROP OWNED BY {quoted} CASCADE; DROP ROLE {quoted}")


def refused(repo: Repo, role: str, statement: str) -> str | None:
    """The SQLSTATE with which a statement of the role's is refused; None where it is not. Nothing stays."""
    try:
        with repo.conn.transaction(force_rollback=True):
            repo.run(f"SET LOCAL ROLE {role}")
            repo.run(statement)
    except psycopg.Error as error:
        return sqlstate_of(error)
    return None


READING = (
    "SELECT * FROM pggit.status()",
    "SELECT * FROM pggit.log()",
    "SELECT * FROM pggit.diff('HEAD~1', 'HEAD')",
    "SELECT * FROM pggit.migration('HEAD', 'old')",
    "SELECT * FROM pggit.verify()",
    "SELECT pggit.version()",
)
WRITING = (
    "SELECT pggit.commit('x', allow_empty => true)",
    "SELECT pggit.create_branch('b')",
    "SELECT pggit.checkout('old')",
    "SELECT pggit.create_tag('t')",
)
CLOSED = (
    "SELECT FROM pggit.commit",
    "DELETE FROM pggit.ref",
    "SELECT pggit.grant_write('x')",
    "SELECT pggit.revoke_access('x')",
    "SELECT pggit._move_head('refs/heads/main', NULL, NULL, 'x')",
    "SELECT * FROM pggit._working()",
)


def test_levels(repo: Repo, role: str) -> None:
    """A reader reads, a writer writes too, neither touches a table or gives rights away; taken back is taken back."""
    name = repo.one("SELECT rolname FROM pg_roles WHERE quote_ident(rolname) = %s", (role,))
    assert {refused(repo, role, call) for call in READING + WRITING + CLOSED} == {"42501"}
    repo.sql("SELECT pggit.grant_read(%s)", (name,))
    assert [call for call in READING if refused(repo, role, call)] == []
    assert {refused(repo, role, call) for call in WRITING + CLOSED} == {"42501"}
    repo.sql("SELECT pggit.grant_write(%s)", (name,))
    assert [call for call in READING + WRITING if refused(repo, role, call)] == []
    assert {refused(repo, role, call) for call in CLOSED} == {"42501"}
    repo.sql("SELECT pggit.revoke_access(%s)", (name,))
    assert {refused(repo, role, call) for call in READING + WRITING + CLOSED} == {"42501"}


def test_a_checkout_has_the_callers_rights(repo: Repo, role: str) -> None:
    """A writer's checkout drops what is the writer's; what is somebody else's is 42501, and nothing has changed."""
    repo.sql("SELECT pggit.grant_write(rolname) FROM pg_roles WHERE quote_ident(rolname) = %s", (role,))
    repo.run(f"SET ROLE {role}")
    repo.run("SELECT pggit.checkout('old')")
    assert repo.one("SELECT to_regclass('theirs.t')") is None
    repo.run("SELECT pggit.checkout('main')")
    repo.run("RESET ROLE")
    assert repo.status() == []
    repo.commit("CREATE TABLE ours (a integer)", "third")
    before, head = repo.tree(), repo.head()
    repo.run(f"SET ROLE {role}")
    with raises_sqlstate("42501"):
        repo.run("SELECT pggit.checkout('old')")
    repo.run("RESET ROLE")
    assert (repo.tree(), repo.head()) == (before, head)
    assert repo.one("SELECT to_regclass('theirs.t')") is not None


@pytest.mark.parametrize("function", ["grant_read", "grant_write", "revoke_access"])
def test_bad_roles(sandbox: Repo, function: str) -> None:
    """A role that does not exist, and none at all, get their codes."""
    with raises_sqlstate("42704"), sandbox.conn.transaction():
        sandbox.sql(f"SELECT pggit.{function}('nobody at all')")
    with raises_sqlstate("22004"), sandbox.conn.transaction():
        sandbox.sql(f"SELECT pggit.{function}(NULL)")


def test_every_function_has_a_level_or_none_on_purpose(sandbox: Repo) -> None:
    """What users call is for readers, for writers, or for the owner alone; a new function has to be put somewhere."""
    owners = {"grant_read", "grant_write", "revoke_access", "gc", "repair"}
    public = {
        name
        for (name,) in sandbox.sql(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'pggit'::regnamespace AND proname !~ '^_'"
        )
    }
    listed = {name for (name,) in sandbox.sql("SELECT name FROM pggit._access_level")}
    assert public - listed <= owners
    assert not owners & listed
