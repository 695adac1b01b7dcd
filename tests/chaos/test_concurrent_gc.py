"""gc() beside sessions that are about to need what it removes.

Method: a commit that nothing leads to any more, and a session that makes something lead there, stopped before or
after it; gc() comes meanwhile. Whoever is second waits and sees what the first one did: the store is sound after
each, and no ref leads to nothing.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.ageing import age
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.concurrent,
    pytest.mark.promise("P02"),
    pytest.mark.promise("P09"),
    pytest.mark.fault("F11"),
]

GC = "SELECT removed FROM pggit.gc() WHERE what = 'commit'"
POINTERS = {
    "a branch": "SELECT pggit.create_branch('again', '{lost}')",
    "a tag": "SELECT pggit.create_tag('again', '{lost}')",
    "a checkout": "SELECT pggit.checkout('{lost}')",
    "a merge": "SELECT pggit.merge('{lost}')",
}


@pytest.fixture
def lost(repo: Repo) -> str:
    """A commit of a branch that was deleted long ago."""
    repo.commit("CREATE TABLE kept (id integer)", "kept")
    repo.sql("SELECT pggit.create_branch('work')")
    repo.sql("SELECT pggit.checkout('work')")
    repo.commit("CREATE TABLE first (id integer)", "first")
    lost = repo.commit("CREATE TABLE lost (id integer)", "lost")
    repo.sql("SELECT pggit.checkout('main', allow_data_loss => true)")
    repo.sql("SELECT pggit.delete_branch('work', force => true)")
    age(repo, 100)
    return lost


@pytest.mark.parametrize("pointer", POINTERS)
def test_what_is_about_to_be_needed_stays(repo: Repo, sessions: Sessions, lost: str, pointer: str) -> None:
    """A session has made something lead there and not committed yet: gc() waits for it, or leaves the commit alone."""
    user, collector = sessions.open("user"), sessions.open("collector")
    user.do("BEGIN")
    user.do(POINTERS[pointer].format(lost=lost))
    collector.start(GC)
    if pointer in ("a checkout", "a merge"):
        # HEAD's row is the user's.
        collector.wait_until_blocked(by=user)
        user.do("COMMIT")
        assert collector.outcome().value == 0
    else:
        assert collector.outcome().value == 0
        user.do("COMMIT")
    assert [commit.message for commit in repo.log(lost)] == ["lost", "first", "kept"]
    assert store_problems(repo.conn) == []


@pytest.mark.parametrize("pointer", POINTERS)
def test_who_comes_too_late_is_told(repo: Repo, sessions: Sessions, lost: str, pointer: str) -> None:
    """gc() has removed it and not committed yet: the other waits, and hears that there is no such commit."""
    user, collector = sessions.open("user"), sessions.open("collector")
    collector.do("BEGIN")
    collector.do(GC)
    user.start(POINTERS[pointer].format(lost=lost))
    user.wait_until_blocked(by=collector)
    collector.do("COMMIT")
    assert user.outcome().sqlstate in ("GT002", "GT009")
    assert store_problems(repo.conn) == []


@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.parametrize("pointer", POINTERS)
def test_an_old_snapshot_does_not_bring_it_back(
    repo: Repo, sessions: Sessions, lost: str, pointer: str, isolation: str
) -> None:
    """A session that still sees the commit may not make a ref lead there once it is gone."""
    user = sessions.open("user")
    user.do(f"BEGIN ISOLATION LEVEL {isolation}")
    user.do(f"SELECT * FROM pggit.show('{lost}')")
    assert repo.one(GC) == 2
    assert user.run(POINTERS[pointer].format(lost=lost)).sqlstate == "40001"
    user.do("ROLLBACK")
    assert store_problems(repo.conn) == []


def test_a_commit_of_the_same_definitions(repo: Repo, sessions: Sessions, lost: str) -> None:
    """Definitions and trees that gc() is about to remove are recorded again by a commit that waited for it."""
    user, collector = sessions.open("user"), sessions.open("collector")
    repo.run("CREATE TABLE first (id integer); CREATE TABLE lost (id integer)")
    collector.do("BEGIN")
    collector.do(GC)
    user.start("SELECT pggit.commit('the same again')")
    user.wait_until_blocked(by=collector)
    collector.do("COMMIT")
    assert user.outcome().sqlstate is None
    assert repo.tree("HEAD") == repo.tree()
    assert store_problems(repo.conn) == []
