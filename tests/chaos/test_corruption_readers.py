"""A damaged history is refused, never shown as a smaller or another schema.

Method: damage what a revision is made of by plain SQL, then ask every function that
reads it. Sound revisions beside the damaged one go on being read.
"""

import pytest

from pggit_harness.faults.tamper import change, duplicate, remove, swap
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import Story, blob_id, leaf_with, root_tree, tell_story

pytestmark = [pytest.mark.chaos, pytest.mark.corruption, pytest.mark.promise("P08"), pytest.mark.fault("F17")]

ID = "id = decode(%s, 'hex')"


@pytest.fixture
def story(repo: Repo) -> Story:
    return tell_story(repo)


class TestSchemaOfARevision:
    def test_a_missing_definition_is_an_error_not_a_smaller_schema(self, repo: Repo, story: Story) -> None:
        """When a definition is gone, whoever needs it is told so; whoever does not need it is served."""
        whole = repo.ls_tree()
        assert ("table", "public.chapter_3") in {(entry.kind, entry.identity) for entry in whole}
        blob = blob_id(repo, "public.chapter_3")
        remove(repo.conn, "blob", ID, (blob,))

        with raises_sqlstate("GT009") as refusal:
            repo.ls_tree()
        assert blob in refusal.message + str(refusal.detail)
        with raises_sqlstate("GT009"):
            repo.diff("EMPTY", "HEAD")
        with raises_sqlstate("GT009"):
            repo.show(story.commits[0])
        # What changed in the last commit is whole, and so is the list of commits.
        assert {change.identity for change in repo.show()} == {"public.chapter_2", "public.chapter_2.pages"}
        assert [commit.commit_id for commit in repo.log()] == list(reversed(story.commits))

    @pytest.mark.slow
    def test_one_missing_and_one_doubled_definition_do_not_cancel_out(self, repo: Repo, story: Story) -> None:
        """A count that happens to be right hides nothing: the same number of rows is not the same schema."""
        assert len(repo.ls_tree(story.commits[0])) > 32
        remove(repo.conn, "blob", ID, (blob_id(repo, "public.chapter_3"),))
        duplicate(repo.conn, "blob", ID, (blob_id(repo, "public.chapter_4"),))
        repo.run("SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off")
        with raises_sqlstate("GT009"):
            repo.ls_tree(story.commits[0])

    def test_a_tree_that_was_made_smaller_and_says_so_is_refused(self, repo: Repo, story: Story) -> None:
        """An object taken out of a tree, with every count put right, does not make a smaller schema."""
        leaf = leaf_with(repo, blob_id(repo, "public.chapter_3"))
        assert repo.status() == []
        change(repo.conn, "tree", "blobs = blobs[2:], size = size - 1", ID, (leaf,))
        change(repo.conn, "tree", "size = size - 1", ID, (root_tree(repo),))
        for read in (repo.ls_tree, repo.status, repo.diff, lambda: repo.diff(story.commits[0], "HEAD")):
            with raises_sqlstate("GT009"):
                read()

    @pytest.mark.slow
    def test_a_lost_part_of_the_tree_is_refused_by_all_readers(self, repo: Repo, story: Story) -> None:
        """Without a node of HEAD's tree there is no status, no diff, no list and no new commit; older commits stay."""
        leaf = leaf_with(repo, blob_id(repo, "public.chapter_2.pages", "table column"))
        assert len(repo.ls_tree(story.commits[0])) > 32
        remove(repo.conn, "tree", ID, (leaf,))
        repo.run("CREATE TABLE afterwards (id int)")
        for read in (repo.ls_tree, repo.status, repo.diff, repo.show, lambda: repo.commit(message="afterwards")):
            with raises_sqlstate("GT009"):
                read()
        assert len(repo.ls_tree(story.commits[0])) > 32
        assert repo.head() == story.commits[-1]

    @pytest.mark.slow
    def test_a_forged_definition_is_not_shown(self, repo: Repo, story: Story) -> None:
        """A definition that was edited behind pggit's back is not passed off as what was committed."""
        honest = next(entry for entry in repo.ls_tree() if entry.identity == "public.titles" and entry.kind == "view")
        assert "chapter_1" in honest.definition
        forged = "content = replace(content, 'chapter_1', 'chapter_9')"
        change(repo.conn, "blob", forged, ID, (blob_id(repo, "public.titles", "view"),))
        with raises_sqlstate("GT009"):
            repo.ls_tree()
        with raises_sqlstate("GT009"):
            repo.show(story.commits[1])

    @pytest.mark.slow
    def test_a_list_that_begins_elsewhere_does_not_shift_the_tree(self, repo: Repo, story: Story) -> None:
        """Where an array's subscripts begin decides what a commit would write: a shifted list is refused."""
        before = repo.tree("HEAD")
        assert before == root_tree(repo)
        change(repo.conn, "tree", "children = ('[0:3]=' || children::text)::bytea[]", ID, (root_tree(repo),))
        repo.run("CREATE TABLE afterwards (id int)")
        with raises_sqlstate("GT009") as refusal:
            repo.commit(message="afterwards")
        # Noticed at the node itself, before anything is looked for at a shifted place.
        assert f"tree {before} was changed" in refusal.message
        assert repo.tree("HEAD") == before
        assert repo.log()[0].message == "chapters have pages"


class TestHistory:
    def test_a_lost_commit_breaks_the_log_loudly(self, repo: Repo, story: Story) -> None:
        """A log with a commit missing in the middle is an error, not a shorter history."""
        assert len(repo.log()) == 3
        remove(repo.conn, "commit", ID, (story.commits[1],))
        with raises_sqlstate("GT009") as refusal:
            repo.log()
        assert story.commits[1] in refusal.message
        with raises_sqlstate("GT009"):
            repo.rev_parse("HEAD~2")
        assert [commit.commit_id for commit in repo.log(max_count=0)] == []
        assert [commit.commit_id for commit in repo.log("v1")] == [story.commits[0]]

    @pytest.mark.slow
    def test_commits_that_changed_places_are_refused(self, repo: Repo, story: Story) -> None:
        """A message under another commit's id is not shown as that commit's."""
        assert [commit.message for commit in repo.log()][-1] == "the chapters"
        swap(repo.conn, "commit", "message", story.commits[0], story.commits[1])
        with raises_sqlstate("GT009"):
            repo.log()

    @pytest.mark.slow
    def test_a_commit_on_a_forged_one_is_refused_and_leaves_nothing(self, repo: Repo, story: Story) -> None:
        """Nothing is built on a parent whose content is not what its id says."""
        change(repo.conn, "commit", "author = 'somebody else'", ID, (story.commits[-1],))
        stored = "SELECT (SELECT count(*) FROM pggit.commit), (SELECT count(*) FROM pggit.blob)"
        before = repo.sql(stored), repo.reflog()
        with raises_sqlstate("GT009"):
            repo.commit("CREATE TABLE afterwards (id int)")
        assert (repo.sql(stored), repo.reflog()) == before
        # Put right again, the same commit goes through.
        change(repo.conn, "commit", "author = session_user", ID, (story.commits[-1],))
        assert repo.commit(message="afterwards") == repo.rev_parse("main")
