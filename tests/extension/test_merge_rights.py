"""merge(), revert() and cherry_pick() run their statements as the caller, and write history as the owner."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.merging import fork
from pggit_harness.workload.repo import Repo

CALLS = ("merge('theirs')", "cherry_pick('theirs')", "revert('main')")


@pytest.fixture
def writer(sandbox: Repo) -> str:
    """A role that may write history, but owns no table of another's."""
    name = f"writer_{sandbox.database.name}"
    sandbox.run(f'CREATE ROLE "{name}"')
    sandbox.commit("CREATE TABLE t (a integer)", "base")
    fork(sandbox, "ALTER TABLE t ADD b integer", "ALTER TABLE t ADD c integer")
    sandbox.one("SELECT pggit.grant_write(%s)", (name,))
    return name


@pytest.mark.parametrize("call", CALLS)
def test_a_missing_right_changes_nothing(sandbox: Repo, writer: str, call: str) -> None:
    """Without the right on one table it is 42501, no conflict, and history is as before."""
    before = (sandbox.tree(), sandbox.head(), sandbox.reflog())
    with raises_sqlstate("42501"), sandbox.conn.transaction():
        sandbox.run(f'SET LOCAL ROLE "{writer}"; SELECT pggit.{call}')
    assert (sandbox.tree(), sandbox.head(), sandbox.reflog()) == before


@pytest.mark.parametrize("call", CALLS)
def test_rights_on_the_tables_are_enough(sandbox: Repo, writer: str, call: str) -> None:
    """Who may change the tables and write history needs nothing more."""
    with sandbox.conn.transaction():
        owner = sandbox.one("SELECT quote_ident(session_user)")
        sandbox.run(f'GRANT {owner} TO "{writer}"')
        sandbox.run(f'SET LOCAL ROLE "{writer}"; SELECT pggit.{call}; RESET ROLE')
    assert sandbox.status() == []


def test_a_merge_can_be_looked_at_by_readers(sandbox: Repo, writer: str) -> None:
    """A preview and a merge base need no more than the right to read history."""
    sandbox.run(f"SELECT pggit.revoke_access('{writer}'); SELECT pggit.grant_read('{writer}')")
    with sandbox.conn.transaction():
        sandbox.run(f'SET LOCAL ROLE "{writer}"')
        assert sandbox.sql("SELECT pggit.merge_base('main', 'theirs')")
        assert sandbox.sql("SELECT * FROM pggit.merge_preview('theirs')")
        sandbox.run("RESET ROLE")


def test_a_helper_alone_is_no_way_around(sandbox: Repo, writer: str) -> None:
    """What the live schema is not cannot be recorded by calling the last step by oneself."""
    before = (sandbox.head(), sandbox.reflog())
    for new_id in ("NULL", "decode(pggit.rev_parse('theirs'), 'hex')"):
        with raises_sqlstate("GT010"), sandbox.conn.transaction():
            sandbox.run(f'SET LOCAL ROLE "{writer}"')
            sandbox.run(
                "SELECT pggit._finish_merge(decode(pggit.tree_id('theirs'), 'hex'),"
                f" ARRAY[decode(pggit.rev_parse('theirs'), 'hex')], {new_id}, 'me', 'forged', 'forged')"
            )
    assert (sandbox.head(), sandbox.reflog()) == before
