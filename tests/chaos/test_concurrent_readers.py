"""Readers of history neither wait for writers nor see half of what they write.

Method: a commit is held open in one session while others read; and sessions read
in a loop while others commit. Every answer has to be one that a moment between
two commits would have given.
"""

from __future__ import annotations

import pytest

from pggit_harness.oracles.linear_history import history_breaks
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.sessions import Sessions, all_at_once

pytestmark = [pytest.mark.chaos, pytest.mark.concurrent, pytest.mark.promise("P09"), pytest.mark.fault("F11")]

READS = {
    "log": "SELECT message FROM pggit.log()",
    "ls_tree": "SELECT identity FROM pggit.ls_tree()",
    "diff": "SELECT identity FROM pggit.diff('HEAD~1', 'HEAD')",
    "show": "SELECT identity FROM pggit.show()",
    "status": "SELECT identity FROM pggit.status()",
    "branches": "SELECT name, commit_id FROM pggit.branches()",
    "tags": "SELECT name FROM pggit.tags()",
    "reflog": "SELECT new_id FROM pggit.reflog('main')",
    "rev_parse": "SELECT pggit.rev_parse('HEAD')",
    "tree_id": "SELECT pggit.tree_id()",
    "current_branch": "SELECT pggit.current_branch()",
    "verify": "SELECT problem FROM pggit.verify()",
}


@pytest.mark.promise("P01")
def test_readers_do_not_wait_for_an_open_commit_nor_see_it(repo: Repo, sessions: Sessions) -> None:
    """While a commit, a branch and a tag are held in an open transaction, every read answers as before, at once."""
    repo.commit("CREATE TABLE one (id int)", "one")
    repo.commit("CREATE TABLE two (id int)", "two")
    before = {name: repo.sql(query) for name, query in READS.items()}
    assert before["log"] == [("two",), ("one",)]

    writer, reader = sessions.open("writer"), sessions.open("reader")
    reader.do("SET lock_timeout = '1s'")
    writer.do("BEGIN")
    writer.do("CREATE TABLE three (id int)")
    written = writer.do("SELECT pggit.commit('three')")
    writer.do("SELECT pggit.create_branch('side'), pggit.create_tag('v3')")
    for name, query in READS.items():
        outcome = reader.run(query)
        assert outcome.ok, (name, outcome)
        assert list(outcome.rows) == before[name], name
    assert reader.run("SELECT pggit.rev_parse(%s)", [written]).sqlstate == "GT002"

    writer.do("COMMIT")
    assert reader.do("SELECT pggit.rev_parse('v3')") == written
    assert [row[0] for row in reader.run(READS["log"]).rows] == ["three", "two", "one"]


@pytest.mark.fault("F10")
def test_snapshot_of_a_reader_stays_what_it_was(repo: Repo, sessions: Sessions) -> None:
    """A REPEATABLE READ transaction reads one history all along, whatever is committed and renamed meanwhile."""
    repo.commit("CREATE TABLE one (id int)", "one")
    stored = ("log", "ls_tree", "show", "branches", "tags", "reflog", "rev_parse", "current_branch", "verify")
    reader = sessions.open("reader")
    reader.do("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    before = {name: reader.run(READS[name]).rows for name in stored}

    two = repo.commit("CREATE TABLE two (id int)", "two")
    repo.sql("SELECT pggit.rename_branch('main', 'trunk')")
    repo.sql("SELECT pggit.create_tag('v2')")
    assert {name: reader.run(READS[name]).rows for name in stored} == before
    assert before["log"] == (("one",),)

    reader.do("COMMIT")
    assert reader.do("SELECT pggit.rev_parse('trunk')") == two
    assert [row[0] for row in reader.run(READS["log"]).rows] == ["two", "one"]


@pytest.mark.slow
@pytest.mark.promise("P02")
def test_history_read_during_commits_never_has_a_gap(repo: Repo, sessions: Sessions) -> None:
    """Every history that is read while others commit is a prefix of the final one, and readers never go back."""
    base = repo.commit("CREATE TABLE base (id int)", "base")
    writers, readers = sessions.many(2, "writer"), sessions.many(2, "reader")
    acknowledged = [base]
    read: list[list[list[str]]] = [[], []]

    def work(number: int) -> None:
        if number < len(writers):
            for turn in range(12):
                writers[number].do(f"CREATE TABLE t_{number}_{turn} (id int)")
                commit = "SELECT pggit.commit(%s, allow_empty => true)"
                acknowledged.append(writers[number].do(commit, [f"{number}.{turn}"]))
            return
        reader = readers[number - len(writers)]
        for _ in range(5000):
            if len(acknowledged) == 25:
                return
            rows = reader.run("SELECT commit_id, parent_ids FROM pggit.log()").rows
            ids = [row[0] for row in rows]
            assert [row[1] for row in rows] == [[parent] for parent in ids[1:]] + [[]]
            read[number - len(writers)].append(ids)

    all_at_once(4, work)

    assert history_breaks(repo.conn, acknowledged=acknowledged, possible=[]) == []
    final = [commit.commit_id for commit in repo.log()]
    assert len(final) == 25
    for histories in read:
        assert all(ids == final[len(final) - len(ids) :] for ids in histories)
        assert [len(ids) for ids in histories] == sorted(len(ids) for ids in histories)
        assert len({len(ids) for ids in histories}) > 1
