"""pggit.commit(): records the whole live schema in the caller's transaction."""

import re
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


def test_a_commit_records_what_is_there(sandbox: Repo) -> None:
    """The id is 64 lower-case hex digits, HEAD's branch stands there, and nothing is left to commit."""
    sandbox.run("CREATE TABLE t (a integer)")
    commit_id = sandbox.one("SELECT pggit.commit('first')")
    assert re.fullmatch("[0-9a-f]{64}", commit_id)
    assert sandbox.head() == commit_id
    assert sandbox.branches() == [("main", commit_id, True)]
    assert sandbox.status() == []
    assert {entry.identity for entry in sandbox.ls_tree()} == {"public.t", "public.t.a", "table public.t"}


def test_author_time_and_message(sandbox: Repo) -> None:
    """The author is who is logged in unless told otherwise; the time is now; the message is kept to the letter."""
    message = "  several\nlines,\ttabs, 'quotes' \\ and é 🐘 \n"
    before = datetime.now(UTC) - timedelta(seconds=2)
    sandbox.commit("CREATE TABLE t ()", message)
    sandbox.commit("CREATE TABLE u ()", "second", author="Ada Lovelace <ada@example.org>")
    second, first = sandbox.log()
    assert (first.message, first.author) == (message, sandbox.one("SELECT session_user"))
    assert (second.message, second.author) == ("second", "Ada Lovelace <ada@example.org>")
    assert before < first.committed_at <= second.committed_at < datetime.now(UTC) + timedelta(seconds=2)


def test_the_author_is_the_session_s_user_whatever_the_role(sandbox: Repo) -> None:
    """SET ROLE does not change who is said to have committed."""
    sandbox.run(
        "GRANT USAGE ON SCHEMA pggit TO pg_monitor; CREATE TABLE t ();"
        "GRANT EXECUTE ON FUNCTION pggit.commit TO pg_monitor; SET LOCAL ROLE pg_monitor"
    )
    sandbox.commit()
    sandbox.run("RESET ROLE")
    assert [commit.author for commit in sandbox.log()] == [sandbox.one("SELECT session_user")]
    assert [entry["actor"] for entry in sandbox.reflog()] == [sandbox.one("SELECT session_user")]


def test_each_commit_has_the_one_before_as_its_parent(sandbox: Repo) -> None:
    """A branch is one line of parents."""
    ids = [sandbox.commit(f"CREATE TABLE t{number} ()") for number in range(3)]
    assert len(set(ids)) == 3
    assert [(commit.commit_id, commit.parent_ids) for commit in sandbox.log()] == [
        (ids[2], [ids[1]]),
        (ids[1], [ids[0]]),
        (ids[0], []),
    ]


def test_nothing_to_commit(sandbox: Repo) -> None:
    """An unchanged schema is refused, before the first commit and after, unless an empty commit is asked for."""
    with raises_sqlstate("GT001") as refusal, sandbox.conn.transaction():
        sandbox.commit()
    assert refusal.detail == "'main' stands at no commit yet."
    assert sandbox.log() == []
    first = sandbox.commit("CREATE TABLE t ()")
    for arguments in ({}, {"allow_empty": False}, {"allow_empty": None}):
        with raises_sqlstate("GT001") as refusal, sandbox.conn.transaction():
            sandbox.commit(**arguments)
        assert refusal.detail == f"'main' stands at commit {first}."
        assert "allow_empty" in refusal.hint
    empty = sandbox.commit(allow_empty=True)
    assert sandbox.log()[0].parent_ids == [first]
    assert sandbox.tree(empty) == sandbox.tree(first)
    assert sandbox.show(empty) == []


def test_an_empty_first_commit(sandbox: Repo) -> None:
    """The history of an empty schema can begin, too."""
    sandbox.commit(allow_empty=True)
    assert sandbox.ls_tree() == []
    assert sandbox.tree("HEAD") == sandbox.tree("EMPTY")
    assert sandbox.verify() == []


@pytest.mark.parametrize(
    ("message", "author", "code", "text"),
    [
        (None, None, "22004", "commit message must not be NULL"),
        ("", None, "22023", "commit message must not be blank"),
        (" \t\n", None, "22023", "commit message must not be blank"),
        ("é" * 524_289, None, "22023", "commit message is too long"),
        ("m", "", "22023", "author must not be blank"),
        ("m", "\n", "22023", "author must not be blank"),
        ("m", "a" * 4097, "22023", "author is too long"),
    ],
    ids=["null", "empty", "blank", "long", "no author", "blank author", "long author"],
)
def test_a_bad_message_or_author(sandbox: Repo, message: str | None, author: str | None, code: str, text: str) -> None:
    """Refused, with what was wrong, and nothing is recorded."""
    sandbox.run("CREATE TABLE t ()")
    with raises_sqlstate(code) as refusal, sandbox.conn.transaction():
        sandbox.one("SELECT pggit.commit(%s::text, %s::text)", (message, author))
    assert refusal.message == text
    assert refusal.detail
    assert refusal.hint
    assert sandbox.log() == []
    assert sandbox.status() != []


def test_the_longest_message_and_author(sandbox: Repo) -> None:
    """A message of 1 MiB and an author of 4 KiB are kept whole."""
    sandbox.commit("CREATE TABLE t ()", "m" * 1_048_576, author="a" * 4096)
    assert [(len(commit.message), len(commit.author)) for commit in sandbox.log()] == [(1_048_576, 4096)]
    assert sandbox.verify() == []


def test_a_commit_belongs_to_its_transaction(repo: Repo) -> None:
    """Rolled back with it, whole or to a savepoint, and there for others once it is committed."""
    repo.commit("CREATE TABLE kept ()", "kept")
    head = repo.head()
    with repo.conn.transaction(force_rollback=True):
        repo.commit("CREATE TABLE gone ()", "gone")
        assert repo.head() != head
    assert repo.head() == head
    with repo.conn.transaction():
        inner = repo.commit("CREATE TABLE outer_one ()", "outer")
        with repo.conn.transaction(force_rollback=True):
            repo.commit("CREATE TABLE inner_one ()", "inner")
        with repo.database.connect() as other:
            assert other.execute("SELECT pggit.rev_parse('HEAD')").fetchone() == (head,)
    assert repo.head() == inner
    assert [commit.message for commit in repo.log()] == ["outer", "kept"]
    assert len(repo.reflog()) == 2
    assert repo.verify() == []


def test_equal_schemas_are_stored_once(sandbox: Repo) -> None:
    """Going back and forth between two schemas stores each definition once."""
    sandbox.commit("CREATE TABLE a (); CREATE TABLE b ()")
    sandbox.commit("COMMENT ON TABLE a IS 'x'")
    stored = sandbox.one("SELECT count(*) FROM pggit.blob"), sandbox.one("SELECT count(*) FROM pggit.tree")
    for text in ("NULL", "'x'", "NULL"):
        sandbox.commit(f"COMMENT ON TABLE a IS {text}")
    assert (sandbox.one("SELECT count(*) FROM pggit.blob"), sandbox.one("SELECT count(*) FROM pggit.tree")) == stored
    assert len(sandbox.log()) == 5


def test_many_objects(sandbox: Repo) -> None:
    """A tree of several levels: hundreds of objects, then all but a few of them gone again."""
    sandbox.run("DO $$ BEGIN FOR n IN 1..150 LOOP EXECUTE format('CREATE TABLE t%s (a integer)', n); END LOOP; END $$")
    first = sandbox.commit()
    assert len(sandbox.ls_tree()) == 600
    tree = sandbox.tree("HEAD")
    sandbox.run("DO $$ BEGIN FOR n IN 6..150 LOOP EXECUTE format('DROP TABLE t%s', n); END LOOP; END $$")
    second = sandbox.commit()
    assert len(sandbox.ls_tree()) == 20
    assert len(sandbox.diff(first, second)) == 580
    assert sandbox.tree() == sandbox.tree("HEAD")
    sandbox.run(
        "DO $$ BEGIN FOR n IN REVERSE 150..6 LOOP EXECUTE format('CREATE TABLE t%s (a integer)', n); END LOOP; END $$"
    )
    assert sandbox.tree() == tree
    assert sandbox.verify() == []


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_in_a_transaction_with_one_snapshot(repo: Repo, level: str) -> None:
    """It works there, too; 40001 alone says that another transaction was quicker, and to try again."""
    for _ in range(100):
        try:
            with repo.conn.transaction():
                repo.run(f"SET TRANSACTION ISOLATION LEVEL {level}")
                commit_id = repo.commit("CREATE TABLE t (a integer DEFAULT 1)")
                assert repo.status() == []
            break
        except psycopg.errors.SerializationFailure:
            # Anybody's commit on the server counts: PostgreSQL cannot tell from outside what it wrote.
            assert repo.log() == []
    assert [commit.commit_id for commit in repo.log()] == [commit_id]
    assert repo.verify() == []
