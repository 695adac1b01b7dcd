"""pggit.reflog(): every movement of a ref: when, who, from, to, why."""

from datetime import UTC, datetime, timedelta

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


def movements(repo: Repo, name: str = "HEAD") -> list[tuple[object, ...]]:
    """From, to and why, newest first."""
    return [(entry["old_id"], entry["new_id"], entry["reason"]) for entry in repo.reflog(name)]


def test_commits_move_the_branch_and_head(sandbox: Repo) -> None:
    """Newest first, each from where the one before ended, with the first line of the message."""
    first = sandbox.commit("CREATE TABLE t ()", "first\nwith more below")
    second = sandbox.commit("CREATE TABLE u ()", "second")
    expected = [(first, second, "commit: second"), (None, first, "commit: first")]
    assert movements(sandbox) == movements(sandbox, "main") == movements(sandbox, "refs/heads/main") == expected
    assert sandbox.sql("SELECT old_id, new_id, reason FROM pggit.reflog()") == expected
    for entry in sandbox.reflog():
        assert entry["actor"] == sandbox.one("SELECT session_user")
        assert abs(entry["moved_at"] - datetime.now(UTC)) < timedelta(minutes=1)
    assert sandbox.reflog()[0]["moved_at"] >= sandbox.reflog()[1]["moved_at"]


def test_before_the_first_movement(sandbox: Repo) -> None:
    """HEAD and its branch are there, and did not move yet; another name is unknown."""
    assert sandbox.reflog() == sandbox.reflog("main") == []
    for name in ("nosuch", "", None):
        with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
            sandbox.sql("SELECT * FROM pggit.reflog(%s::text)", (name,))
        assert refusal.detail == "No ref of this name ever moved."
    sandbox.commit("CREATE TABLE t ()")
    assert len(sandbox.reflog()) == len(sandbox.reflog("main")) == 1


def test_branches_and_tags_have_one_of_their_own(sandbox: Repo) -> None:
    """Made, moved, renamed, deleted; a name that was used twice shows both lives."""
    first = sandbox.commit("CREATE TABLE t ()")
    sandbox.run("SELECT pggit.create_branch('x'), pggit.create_tag('x')")
    assert movements(sandbox, "x") == [(None, first, "tag: created from HEAD")]
    assert movements(sandbox, "heads/x") == [(None, first, "branch: created from HEAD")]
    sandbox.run("SELECT pggit.delete_branch('x'); SELECT pggit.create_branch('x', 'main')")
    assert movements(sandbox, "heads/x") == [
        (None, first, "branch: created from main"),
        (first, None, "branch: deleted"),
        (None, first, "branch: created from HEAD"),
    ]
    assert movements(sandbox) == [(None, first, "commit: a change")]


@pytest.mark.parametrize(
    "mutation", ["UPDATE pggit.reflog SET actor = 'mallory'", "DELETE FROM pggit.reflog WHERE seq = 2"]
)
def test_it_is_a_chain(sandbox: Repo, mutation: str) -> None:
    """An entry that is changed or taken out is noticed."""
    for number in range(3):
        sandbox.commit(f"CREATE TABLE t{number} ()")
    assert sandbox.verify() == []
    sandbox.run(mutation)
    assert {problem.object_id for problem in sandbox.verify()} == {"HEAD", "refs/heads/main"}
