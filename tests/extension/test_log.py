"""pggit.log(): the history of a revision, newest first."""

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


def record(repo: Repo, message: str, *parents: str, at: str) -> str:
    """A commit with the empty tree at a time of our choice."""
    return str(
        repo.one(
            "SELECT encode(pggit._record_commit(pggit._empty_tree_id(),"
            " ARRAY(SELECT decode(p, 'hex') FROM unnest(%s::text[]) AS p), 'a', %s::timestamptz, %s), 'hex')",
            (list(parents), at, message),
        )
    )


def messages(repo: Repo, rev: str, max_count: int | None = None) -> list[str]:
    """The messages of a log."""
    return [commit.message for commit in repo.log(rev, max_count)]


def test_no_history_yet(sandbox: Repo) -> None:
    """Before the first commit the log is empty; a branch that does not exist is another matter."""
    assert sandbox.log() == []
    assert sandbox.sql("SELECT * FROM pggit.log('@')") == []
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        sandbox.log("main")
    sandbox.commit("CREATE TABLE t ()", "first")
    assert messages(sandbox, "HEAD") == ["first"]


def test_max_count(sandbox: Repo) -> None:
    """At most so many, from the newest; zero gives none, NULL all; fewer than none is refused."""
    for number in range(4):
        sandbox.commit(message=f"{number}", allow_empty=True)
    assert messages(sandbox, "HEAD", None) == ["3", "2", "1", "0"]
    assert messages(sandbox, "HEAD", 2) == ["3", "2"]
    assert messages(sandbox, "HEAD~1", 2) == ["2", "1"]
    assert messages(sandbox, "HEAD", 0) == []
    assert messages(sandbox, "HEAD", 99) == ["3", "2", "1", "0"]
    with raises_sqlstate("22023") as refusal, sandbox.conn.transaction():
        sandbox.log("HEAD", -1)
    assert (refusal.detail, refusal.hint) == ("max_count is -1.", "NULL gives the whole history.")


def test_order_of_branched_history(sandbox: Repo) -> None:
    """Every ancestor once, parents after their children, newer branches' commits first where nothing else decides."""
    base = record(sandbox, "base", at="2024-01-01")
    left = record(sandbox, "left", base, at="2024-01-05")
    right = record(sandbox, "right", base, at="2024-01-03")
    right_2 = record(sandbox, "right 2", right, at="2024-01-04")
    merge = record(sandbox, "merge", left, right_2, at="2024-01-06")
    top = record(sandbox, "top", merge, left, at="2024-01-07")
    assert messages(sandbox, top) == ["top", "merge", "right 2", "left", "right", "base"]
    assert messages(sandbox, top, 3) == ["top", "merge", "right 2"]
    assert messages(sandbox, left) == ["left", "base"]


def test_the_clock_does_not_decide(sandbox: Repo) -> None:
    """A child that claims to be older than its parent still comes before it."""
    base = record(sandbox, "base", at="2030-01-01")
    left = record(sandbox, "left", base, at="2020-01-02")
    right = record(sandbox, "right", base, at="2020-01-01")
    merge = record(sandbox, "merge", left, right, at="2010-01-01")
    assert messages(sandbox, merge) == ["merge", "left", "right", "base"]


def test_several_roots(sandbox: Repo) -> None:
    """Histories that have nothing in common can meet in a merge."""
    one = record(sandbox, "one", at="2024-01-01")
    other = record(sandbox, "other", at="2024-01-02")
    merge = record(sandbox, "merge", one, other, at="2024-01-03")
    assert messages(sandbox, merge) == ["merge", "other", "one"]


def test_unknown_revisions(sandbox: Repo) -> None:
    """Only commits have a history."""
    sandbox.commit("CREATE TABLE t ()")
    assert len(sandbox.log("HEAD")) == 1
    for rev in ("nosuch", "WORKING", "EMPTY", None):
        with raises_sqlstate("GT002"), sandbox.conn.transaction():
            sandbox.sql("SELECT * FROM pggit.log(%s::text)", (rev,))
