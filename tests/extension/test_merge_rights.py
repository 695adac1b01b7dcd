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


FINISH = "SELECT pggit._finish_merge(decode(%s, 'hex'), %s::bytea[], decode(%s, 'hex'), %s, %s, %s)"


def test_a_helper_alone_is_no_way_around(sandbox: Repo, writer: str) -> None:
    """Who calls the last step of a merge by himself records nothing but what stands there, and takes nothing back."""
    sandbox.run(f'ALTER TABLE t OWNER TO "{writer}"; GRANT CREATE ON SCHEMA public TO "{writer}"')
    sandbox.commit(message="his table")
    first, theirs = (sandbox.rev_parse(rev) for rev in ("main~2", "theirs"))
    tree, first_tree, their_tree = (sandbox.tree(rev) for rev in ("HEAD", first, theirs))
    sandbox.run(f"ALTER TABLE t OWNER TO {sandbox.one('SELECT quote_ident(session_user)')}")
    sandbox.commit(message="not his any more")
    sandbox.run("SELECT pggit.create_branch('before', 'main~1')")
    before = (sandbox.head(), sandbox.reflog(), sandbox.branches())
    other, ours = bytes.fromhex(theirs), bytes.fromhex(first)
    forged = [
        # The live schema is neither.
        ("GT010", their_tree, [other], None, "me", "forged", "forged"),
        ("GT010", tree, [], None, "me", "forged", "forged"),
        # A branch does not go back, nor aside.
        ("22023", first_tree, [], first, "me", "forged", "forged"),
        ("22023", their_tree, [], theirs, "me", "forged", "forged"),
        ("22023", their_tree, [], first, "me", "forged", "forged"),
        # No such parents.
        ("22023", tree, [ours], None, "me", "forged", "forged"),
        ("22023", tree, [other, other], None, "me", "forged", "forged"),
        ("22023", tree, None, None, "me", "forged", "forged"),
        ("GT009", sandbox.tree(), [bytes(32)], None, "me", "forged", "forged"),
        ("GT009", sandbox.tree(), [None], None, "me", "forged", "forged"),
        # No such tree.
        ("22023", "00" * 32, [], None, "me", "forged", "forged"),
        ("22023", None, [], None, "me", "forged", "forged"),
        # No such texts.
        ("22004", sandbox.tree(), [], None, "me", None, "forged"),
        ("22023", sandbox.tree(), [], None, " ", "forged", "forged"),
        ("22023", sandbox.tree(), [], None, "me", "x" * 1048577, "forged"),
        ("22004", sandbox.tree(), [], None, "me", "forged", None),
    ]
    for code, *arguments in forged:
        with raises_sqlstate(code), sandbox.conn.transaction():
            sandbox.run(f'SET LOCAL ROLE "{writer}"')
            sandbox.sql(FINISH, arguments)
    with raises_sqlstate("22023"), sandbox.conn.transaction():
        sandbox.run(f'SET LOCAL ROLE "{writer}"; CREATE TABLE evil ()')
        # Nobody has stored this tree.
        sandbox.sql(FINISH, (sandbox.tree(), [], None, "me", "forged", "forged"))
    assert (sandbox.head(), sandbox.reflog(), sandbox.branches()) == before
    assert sandbox.verify() == []
