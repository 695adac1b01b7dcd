"""A history that was rewritten does not pass for the one that was recorded.

Method: a forger who knows the formats, with a superuser's rights, and who even has pggit's own
hash functions at hand: commits are replaced by others whose ids are right, refs and reflogs are
edited to match as far as he thinks of it. verify() has to give him away in the end, and the
honest use of the same functions must not look like forgery.
"""

from __future__ import annotations

import pytest

from pggit_harness.faults.damages import problems_of
from pggit_harness.faults.tamper import change, remove
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import Story, tell_story

pytestmark = [pytest.mark.chaos, pytest.mark.corruption, pytest.mark.promise("P07"), pytest.mark.fault("F17")]

MAIN = "refs/heads/main"


@pytest.fixture
def story(repo: Repo) -> Story:
    return tell_story(repo, tables=2)


def rewrite(repo: Repo, author: str) -> list[str]:
    """Put another author into all commits of main, with all ids computed anew.

    Returns:
        the ids of the forged line, oldest first. Refs and reflogs are not touched.
    """
    forged: list[str] = []
    for commit in reversed(repo.log()):
        parents = [bytes.fromhex(forged[-1])] if forged else []
        forged.append(
            repo.one(
                "INSERT INTO pggit.commit SELECT pggit._commit_id(c.tree_id, p.ids, a.name, c.committed_at, c.message),"
                " c.tree_id, p.ids, a.name, c.committed_at, c.message, c.generation"
                " FROM pggit.commit AS c, (VALUES (%s::bytea[])) AS p (ids), (VALUES (%s)) AS a (name)"
                " WHERE c.id = decode(%s, 'hex') RETURNING encode(id, 'hex')",
                (parents, author, commit.commit_id),
            )
        )
    return forged


class TestRewritten:
    def test_a_rewritten_line_gives_itself_away_by_the_reflog(self, repo: Repo, story: Story) -> None:
        """All ids of a forged line are right, but the branch does not stand where its own log says that it went."""
        assert store_problems(repo.conn) == []
        forged = rewrite(repo, "somebody else")
        assert len(set(forged) - set(story.commits)) == 3
        # As long as no ref leads there, it is nothing: commits that nobody names.
        assert problems_of(repo.conn) == set()
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (forged[-1], MAIN))
        # Reading alone cannot tell: each commit is what its id says.
        assert [commit.author for commit in repo.log()] == ["somebody else"] * 3
        assert problems_of(repo.conn) == {("ref_moved", MAIN), ("head_moved", "HEAD")}

    @pytest.mark.slow
    def test_a_forged_movement_does_not_hide_a_rewritten_line(self, repo: Repo, story: Story) -> None:
        """Editing the reflog's last entries to lead to the forged line breaks their digests."""
        forged = rewrite(repo, "somebody else")
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (forged[-1], MAIN))
        for ref in (MAIN, "HEAD"):
            last = "seq = (SELECT max(seq) FROM pggit.reflog WHERE ref = %s) AND ref = %s"
            change(repo.conn, "reflog", "new_id = decode(%s, 'hex')", last, (forged[-1], ref, ref))
        assert problems_of(repo.conn) == {("reflog_corrupt", MAIN), ("reflog_corrupt", "HEAD")}

    @pytest.mark.slow
    def test_a_forged_digest_does_not_hide_what_the_others_remember(self, repo: Repo, story: Story) -> None:
        """Even with the branch's whole log forged, digests and all, HEAD's log still knows better."""
        forged = rewrite(repo, "somebody else")
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (forged[-1], MAIN))
        replaced = dict(zip(story.commits, forged, strict=True))
        entries = repo.sql(
            "SELECT seq, encode(old_id, 'hex'), encode(new_id, 'hex') FROM pggit.reflog WHERE ref = %s", (MAIN,)
        )
        for seq, old, new in sorted(entries):
            change(
                repo.conn,
                "reflog",
                "old_id = decode(%s, 'hex'), new_id = decode(%s, 'hex'), digest = pggit._reflog_digest("
                "(SELECT p.digest FROM pggit.reflog AS p"
                " WHERE p.ref = pggit.reflog.ref AND p.seq = pggit.reflog.seq - 1),"
                " ref, seq, decode(%s, 'hex'), decode(%s, 'hex'), actor, moved_at, reason)",
                "ref = %s AND seq = %s",
                (replaced.get(old), replaced[new], replaced.get(old), replaced[new], MAIN, seq),
            )
        assert problems_of(repo.conn) == {("head_moved", "HEAD")}

    @pytest.mark.slow
    def test_the_old_line_that_was_thrown_away_is_missed(self, repo: Repo, story: Story) -> None:
        """Deleting the true commits after forging others is noticed by every log that ever named them."""
        forged = rewrite(repo, "somebody else")
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (forged[-1], MAIN))
        removed = remove(repo.conn, "commit", "NOT author = 'somebody else'")
        assert removed.rows == 3
        missing = {("commit_missing", commit) for commit in story.commits}
        assert missing <= problems_of(repo.conn)


class TestMovedRefs:
    def test_a_branch_set_back_is_noticed_although_nothing_dangles(self, repo: Repo, story: Story) -> None:
        """Moving main back to its first commit loses two commits from its history, and verify() says so."""
        assert len(repo.log()) == 3
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (story.commits[0], MAIN))
        assert [commit.commit_id for commit in repo.log()] == [story.commits[0]]
        assert problems_of(repo.conn) == {("ref_moved", MAIN), ("head_moved", "HEAD")}
        change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (story.commits[-1], MAIN))
        assert store_problems(repo.conn) == []

    @pytest.mark.slow
    def test_a_deleted_branch_that_was_smuggled_back_is_noticed(self, repo: Repo, story: Story) -> None:
        """A ref that its log says was deleted cannot return without a movement."""
        repo.sql("INSERT INTO pggit.ref VALUES (%s, decode(%s, 'hex'))", (f"refs/heads/{story.gone}", story.commits[0]))
        assert story.gone in {branch.name for branch in repo.branches()}
        assert problems_of(repo.conn) == {("ref_moved", f"refs/heads/{story.gone}")}

    @pytest.mark.slow
    def test_two_branches_that_changed_names_are_both_noticed(self, repo: Repo, story: Story) -> None:
        """Exchanging what two branches stand at is two moved refs."""
        for ref, commit in ((MAIN, story.commits[1]), ("refs/heads/side", story.commits[2])):
            change(repo.conn, "ref", "commit_id = decode(%s, 'hex')", "name = %s", (commit, ref))
        assert repo.head() == story.commits[1]
        assert problems_of(repo.conn) == {("ref_moved", MAIN), ("ref_moved", "refs/heads/side"), ("head_moved", "HEAD")}

    @pytest.mark.slow
    @pytest.mark.fault("F00")
    def test_the_same_movements_by_pggit_itself_are_no_forgery(self, repo: Repo, story: Story) -> None:
        """Branches and tags that are made, renamed, deleted and made again in the open leave a sound store."""
        for call in (
            "create_branch('gone', 'v1')",
            "rename_branch('side', 'other')",
            "create_branch('side', 'HEAD~1')",
            "delete_tag('v1')",
            "create_tag('v1', 'HEAD~1', 'second edition')",
            "rename_branch('main', 'trunk')",
            "delete_branch('gone', true)",
        ):
            repo.run(f"SELECT pggit.{call}")
            assert store_problems(repo.conn) == [], call
        assert repo.commit("CREATE TABLE afterwards (id int)") == repo.rev_parse("trunk")
        assert {branch.name for branch in repo.branches()} == {"other", "side", "trunk"}
        assert store_problems(repo.conn) == []
