"""Branches and tags that several sessions take, move and remove at once.

Method: one session goes half-way, in an open transaction; another asks for
something that contradicts it and has to wait; then the first commits or rolls
back. The outcome has to be that of one of the two after the other.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, all_at_once

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent, pytest.mark.promise("P09"), pytest.mark.fault("F11")]

CREATE = "SELECT pggit.create_branch(%s, %s)"
RENAME = "SELECT pggit.rename_branch(%s, %s)"
DELETE = "SELECT pggit.delete_branch(%s, force => true)"
COMMIT = "SELECT pggit.commit(%s, allow_empty => true)"


def names(repo: Repo) -> dict[str, str | None]:
    return {branch.name: branch.commit_id for branch in repo.branches()}


@pytest.fixture
def two_commits(repo: Repo) -> tuple[str, str]:
    """A branch `main` with two commits."""
    return repo.commit("CREATE TABLE one (id int)", "one"), repo.commit("CREATE TABLE two (id int)", "two")


@pytest.mark.promise("P01")
@pytest.mark.parametrize("taken", ["branch", "tag"])
def test_one_name_is_taken_once(repo: Repo, sessions: Sessions, two_commits: tuple[str, str], taken: str) -> None:
    """Of two sessions that take one name, the first gets it and the other hears GT005, and leaves no trace."""
    older, newer = two_commits
    take = f"SELECT pggit.create_{taken}('wanted', %s)"
    first, second = sessions.many(2)
    first.do("BEGIN")
    first.do(take, [older])
    second.start(take, [newer])
    second.wait_until_blocked(by=first)
    first.do("COMMIT")

    assert second.outcome().sqlstate == "GT005"
    assert repo.rev_parse("wanted") == older
    assert [movement["new_id"] for movement in repo.reflog("wanted")] == [older]
    assert repo.verify() == []


@pytest.mark.promise("P01")
def test_name_that_was_given_back_can_be_taken(repo: Repo, sessions: Sessions, two_commits: tuple[str, str]) -> None:
    """When the session that took a name rolls back, the one that waited for it gets it."""
    older, newer = two_commits
    first, second = sessions.many(2)
    first.do("BEGIN")
    first.do(CREATE, ["wanted", older])
    second.start(CREATE, ["wanted", newer])
    second.wait_until_blocked(by=first)
    first.do("ROLLBACK")

    assert second.outcome().ok
    assert names(repo) == {"main": newer, "wanted": newer}
    assert [movement["new_id"] for movement in repo.reflog("wanted")] == [newer]
    assert repo.verify() == []


def test_many_sessions_that_take_one_name_at_once(repo: Repo, sessions: Sessions, two_commits: tuple[str, str]) -> None:
    """Without anybody arranging their order, one session gets the name and every other one hears GT005."""
    clients = sessions.many(4)
    outcomes = all_at_once(len(clients), lambda number: clients[number].run(CREATE, ["wanted", "HEAD"]))

    assert sorted(outcome.sqlstate or "ok" for outcome in outcomes) == ["GT005"] * 3 + ["ok"]
    assert names(repo) == {"main": two_commits[1], "wanted": two_commits[1]}
    assert len(repo.reflog("wanted")) == 1


@pytest.mark.promise("P02")
def test_commit_that_waited_for_a_rename_goes_to_the_new_name(
    repo: Repo, sessions: Sessions, two_commits: tuple[str, str]
) -> None:
    """A commit that waits while HEAD's branch is renamed lands on that branch under its new name."""
    renamer, committer = sessions.many(2)
    renamer.do("BEGIN")
    renamer.do(RENAME, ["main", "trunk"])
    committer.start(COMMIT, ["on trunk"])
    committer.wait_until_blocked(by=renamer)
    renamer.do("COMMIT")

    committed = committer.outcome().value
    assert names(repo) == {"trunk": committed}
    assert history_breaks(repo.conn, acknowledged=[*two_commits, committed], possible=[], rev="trunk") == []
    assert repo.one("SELECT pggit.current_branch()") == "trunk"
    assert repo.verify() == []


@pytest.mark.promise("P02")
def test_rename_that_waited_for_a_commit_takes_it_along(
    repo: Repo, sessions: Sessions, two_commits: tuple[str, str]
) -> None:
    """A rename that waits behind a commit moves the branch with that commit on it."""
    committer, renamer = sessions.many(2)
    committer.do("BEGIN")
    committed = committer.do(COMMIT, ["before the rename"])
    renamer.start(RENAME, ["main", "trunk"])
    renamer.wait_until_blocked(by=committer)
    committer.do("COMMIT")

    assert renamer.outcome().ok
    assert names(repo) == {"trunk": committed}
    assert history_breaks(repo.conn, acknowledged=[*two_commits, committed], possible=[]) == []
    assert repo.verify() == []


@pytest.mark.promise("P02")
def test_rename_of_a_branch_without_commits_and_its_first_commit(repo: Repo, sessions: Sessions) -> None:
    """The first commit of a database waits for a rename of the branch that has none yet, and lands on the new name."""
    renamer, committer = sessions.many(2)
    renamer.do("BEGIN")
    renamer.do(RENAME, ["main", "trunk"])
    committer.start(COMMIT, ["first"])
    committer.wait_until_blocked(by=renamer)
    renamer.do("COMMIT")

    first = committer.outcome().value
    assert names(repo) == {"trunk": first}
    assert history_breaks(repo.conn, acknowledged=[first], possible=[]) == []


@pytest.mark.promise("P08")
@pytest.mark.parametrize(
    ("winner", "loser", "sqlstate", "left"),
    [
        pytest.param((DELETE, ["side"]), (DELETE, ["side"]), "GT002", {"main"}, id="deleted twice"),
        pytest.param((DELETE, ["side"]), (RENAME, ["side", "new"]), "GT002", {"main"}, id="deleted, renamed"),
        pytest.param((RENAME, ["side", "new"]), (DELETE, ["side"]), "GT002", {"main", "new"}, id="renamed, deleted"),
        pytest.param((RENAME, ["side", "a"]), (RENAME, ["side", "b"]), "GT002", {"main", "a"}, id="renamed twice over"),
        pytest.param(
            (CREATE, ["new", "HEAD"]), (RENAME, ["side", "new"]), "GT005", {"main", "side", "new"}, id="new name taken"
        ),
        pytest.param(
            (RENAME, ["side", "new"]), (CREATE, ["new", "HEAD"]), "GT005", {"main", "new"}, id="name renamed into"
        ),
        pytest.param((DELETE, ["side"]), (CREATE, ["side", "HEAD"]), None, {"main", "side"}, id="deleted, made again"),
    ],
)
def test_contradictory_calls_end_as_if_one_came_after_the_other(
    repo: Repo,
    sessions: Sessions,
    two_commits: tuple[str, str],
    winner: tuple[str, list[str]],
    loser: tuple[str, list[str]],
    sqlstate: str | None,
    left: set[str],
) -> None:
    """A session that waits for a branch sees what became of it, and is refused as if it had come later."""
    older, newer = two_commits
    repo.sql("SELECT pggit.create_branch('side', 'HEAD~1')")
    first, second = sessions.many(2)
    first.do("BEGIN")
    first.do(*winner)
    second.start(*loser)
    second.wait_until_blocked(by=first)
    first.do("COMMIT")

    assert second.outcome().sqlstate == sqlstate
    assert set(names(repo)) == left
    assert names(repo)["main"] == newer
    assert older in {commit.commit_id for commit in repo.log()}
    assert repo.verify() == []


@pytest.mark.fault("F10")
@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_name_taken_behind_a_snapshot_is_a_reason_to_retry(
    repo: Repo, sessions: Sessions, two_commits: tuple[str, str], isolation: str
) -> None:
    """In a transaction whose snapshot is older than the other's branch the answer is 40001, and GT005 on the retry."""
    late = sessions.open("late")
    late.do(f"BEGIN ISOLATION LEVEL {isolation}")
    assert late.do("SELECT count(*) FROM pggit.branches()") == 1
    repo.sql(CREATE, ["wanted", two_commits[0]])

    assert late.run(CREATE, ["wanted", "HEAD"]).sqlstate == "40001"
    late.do("ROLLBACK")
    late.do(f"BEGIN ISOLATION LEVEL {isolation}")
    assert late.run(CREATE, ["wanted", "HEAD"]).sqlstate == "GT005"
    late.do("ROLLBACK")
    assert repo.rev_parse("wanted") == two_commits[0]


@pytest.mark.slow
@pytest.mark.promise("P02")
def test_branches_of_many_sessions_while_main_moves(repo: Repo, sessions: Sessions) -> None:
    """Sessions that make, rename and delete their own branches while others commit all end as they were told."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    keepers, committers = sessions.many(3, "keeper"), sessions.many(3, "committer")
    acknowledged = [base]
    kept: dict[str, str] = {}

    def work(number: int) -> None:
        if number < len(keepers):
            session = keepers[number]
            for turn in range(6):
                session.do(CREATE, [f"b{number}.{turn}", "HEAD"])
                session.do(RENAME, [f"b{number}.{turn}", f"r{number}.{turn}"])
                if turn % 2:
                    session.do(DELETE, [f"r{number}.{turn}"])
                else:
                    kept[f"r{number}.{turn}"] = session.do("SELECT pggit.rev_parse(%s)", [f"r{number}.{turn}"])
        else:
            session = committers[number - len(keepers)]
            acknowledged.extend(session.do(COMMIT, [f"{number}.{turn}"]) for turn in range(6))

    all_at_once(len(keepers) + len(committers), work)

    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    assert names(repo) == {**kept, "main": repo.head()}
    assert len(kept) == len(keepers) * 3
    assert set(kept.values()) <= set(acknowledged)
    assert repo.verify() == []
