"""Damage below SQL is reported, and reported precisely.

Method: commit objects, stop the server, change its files, start it again and ask pggit.
Without page checksums PostgreSQL itself is silent, so that pggit has to speak; with them,
and where a file is cut short, PostgreSQL refuses to read, and pggit has to say what is lost.
"""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from pggit_harness.cluster import Cluster
from pggit_harness.faults.damages import problems_of
from pggit_harness.faults.pages import cut_file, flip_bit, lose_file, table_file, toast_file
from pggit_harness.faults.tamper import change
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_sound import store_problems
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import blob_id, leaf_with, tell_story

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.corruption,
    pytest.mark.slow,
    pytest.mark.promise("P07"),
    pytest.mark.fault("F16"),
]


@pytest.fixture
def silent_repo(cluster_factory: Callable[..., Cluster]) -> Iterator[Repo]:
    """A repository on a server without page checksums."""
    yield from _repo(cluster_factory(checksums=False))


@pytest.fixture
def checked_repo(cluster_factory: Callable[..., Cluster]) -> Iterator[Repo]:
    """A repository on a server with page checksums."""
    yield from _repo(cluster_factory(checksums=True))


def _repo(cluster: Cluster) -> Iterator[Repo]:
    cluster.start()
    with Repo.open(cluster.create_database()) as opened:
        yield opened


def cluster_of(repo: Repo) -> Cluster:
    assert repo.cluster is not None
    return repo.cluster


class TestWithoutChecksums:
    def test_verify_names_the_damaged_definition_and_no_other(self, silent_repo: Repo) -> None:
        """One flipped bit in a definition is one damaged blob; its neighbour is not accused."""
        repo = silent_repo
        repo.commit("CREATE TABLE healthy (id int DEFAULT 1111111)")
        repo.commit("CREATE TABLE damaged (id int DEFAULT 2222222)")
        assert store_problems(repo.conn) == []
        target = blob_id(repo, "public.damaged.id", "table column")
        file = table_file(repo.database, "pggit.blob")
        with cluster_of(repo).stopped():
            damage = flip_bit(cluster_of(repo), file, inside=b"2222222")
        assert damage.bytes_changed == 1
        repo.reconnect()
        assert problems_of(repo.conn) == {("blob_corrupt", target)}
        # The flipped bit would be a plausible default: it must not be passed off as one.
        with raises_sqlstate("GT009") as refusal:
            repo.ls_tree()
        assert target in refusal.message
        assert "1111111" in str([entry.definition for entry in repo.ls_tree("HEAD~1")])

    def test_verify_names_the_commit_whose_message_has_another_letter(self, silent_repo: Repo) -> None:
        """One flipped bit in a message is one damaged commit; the commits around it are sound."""
        repo = silent_repo
        repo.commit("CREATE TABLE a (id int)", "first of three")
        middle = repo.commit("CREATE TABLE b (id int)", "quixotic in the middle")
        repo.commit("CREATE TABLE c (id int)", "third of three")
        assert repo.log()[1].message == "quixotic in the middle"
        file = table_file(repo.database, "pggit.commit")
        with cluster_of(repo).stopped():
            damage = flip_bit(cluster_of(repo), file, inside=b"quixotic in the middle")
        assert chr(damage.before) != chr(damage.after)
        repo.reconnect()
        assert problems_of(repo.conn) == {("commit_corrupt", middle)}

    def test_verify_names_the_tree_that_lists_another_object(self, silent_repo: Repo) -> None:
        """One flipped bit in a tree is a tree that is not what its id says, and an object that nobody has."""
        repo = silent_repo
        repo.commit("CREATE TABLE a (id int)")
        blob = blob_id(repo, "public.a")
        tree = leaf_with(repo, blob)
        assert repo.verify() == []
        file = table_file(repo.database, "pggit.tree")
        with cluster_of(repo).stopped():
            flip_bit(cluster_of(repo), file, inside=bytes.fromhex(blob))
        repo.reconnect()
        problems = problems_of(repo.conn)
        flipped = bytes.fromhex(blob)
        nobody = flipped[:16] + bytes([flipped[16] ^ 1]) + flipped[17:]
        assert problems == {("tree_corrupt", tree), ("blob_missing", nobody.hex())}
        with raises_sqlstate("GT009"):
            repo.status()

    def test_a_ref_that_moved_by_one_bit_is_named(self, silent_repo: Repo) -> None:
        """A branch whose commit id has one wrong bit leads nowhere, and is named for it."""
        repo = silent_repo
        repo.commit("CREATE TABLE a (id int)")
        second = repo.commit("CREATE TABLE b (id int)")
        repo.sql("SELECT pggit.create_branch('side', 'HEAD~1')")
        # Only the newest version of main's row holds this id.
        file = table_file(repo.database, "pggit.ref")
        with cluster_of(repo).stopped():
            flip_bit(cluster_of(repo), file, inside=bytes.fromhex(second))
        repo.reconnect()
        assert problems_of(repo.conn) == {
            ("ref_dangling", "refs/heads/main"),
            ("ref_moved", "refs/heads/main"),
            ("head_dangling", "HEAD"),
            ("head_moved", "HEAD"),
        }
        with raises_sqlstate("GT009"):
            repo.log()
        assert repo.log(second)[0].commit_id == second

    def test_a_lost_long_definition_is_named(self, silent_repo: Repo) -> None:
        """When the file of long values is cut short, verify() still ends, and names what can no longer be read."""
        repo = silent_repo
        tell_story(repo, tables=2)
        repo.run("ALTER TABLE pggit.blob ALTER content SET STORAGE EXTERNAL")
        body = "SELECT " + " || ".join(f"'{number:08}'" for number in range(1000))
        repo.commit(f"CREATE FUNCTION long_story() RETURNS text LANGUAGE sql AS $${body}$$", "a long story")
        target = blob_id(repo, "public.long_story()", "function")
        assert store_problems(repo.conn) == []
        file = toast_file(repo.database, "pggit.blob")
        with cluster_of(repo).stopped():
            cut = cut_file(cluster_of(repo), file)
        assert cut.bytes_before > cut.bytes_after == 0
        repo.reconnect()
        assert problems_of(repo.conn) == {("row_unreadable", target)}
        assert repo.log()[0].message == "a long story"
        assert "public.titles" in {entry.identity for entry in repo.ls_tree("HEAD~1")}

    def test_a_lost_table_is_named_and_hides_nothing_else(self, silent_repo: Repo) -> None:
        """When a whole table of the store is gone, verify() names it, and finds a damage in another one too."""
        repo = silent_repo
        story = tell_story(repo, tables=2)
        assert repo.verify() == []
        change(repo.conn, "commit", "author = 'nobody'", "id = decode(%s, 'hex')", (story.commits[1],))
        file = table_file(repo.database, "pggit.tag")
        with cluster_of(repo).stopped():
            lost = lose_file(cluster_of(repo), file)
        assert lost.bytes_before > 0
        repo.reconnect()
        found = problems_of(repo.conn)
        assert {("table_unreadable", "pggit.tag"), ("commit_corrupt", story.commits[1])} <= found
        assert {object_id for _, object_id in found} == {"pggit.tag", story.commits[1]}


class TestWithChecksums:
    def test_postgresql_refuses_the_page_and_verify_says_which_table_lost_it(self, checked_repo: Repo) -> None:
        """A page with a wrong checksum is not read; verify() names the table and goes on with the others."""
        repo = checked_repo
        repo.commit("CREATE TABLE healthy (id int DEFAULT 1111111)")
        repo.commit("CREATE TABLE damaged (id int DEFAULT 2222222)")
        assert repo.one("SHOW data_checksums") == "on"
        assert store_problems(repo.conn) == []
        file = table_file(repo.database, "pggit.blob")
        with cluster_of(repo).stopped():
            damage = flip_bit(cluster_of(repo), file, inside=b"2222222")
        assert damage.bytes_changed == 1
        repo.reconnect()
        with pytest.raises(psycopg.errors.DataCorrupted):
            repo.ls_tree()
        assert problems_of(repo.conn) == {("table_unreadable", "pggit.blob")}
        assert [commit.message for commit in repo.log()] == ["a change", "a change"]
        assert cluster_of(repo).log.contains(f"invalid page in block {damage.page} of")


class TestIndexes:
    def test_a_lost_index_loses_no_history(self, silent_repo: Repo) -> None:
        """An index whose pages are gone is found; the table has it all, and REINDEX makes it whole."""
        repo = silent_repo
        story = tell_story(repo, tables=2)
        assert repo.verify() == []
        file = table_file(repo.database, "pggit.commit_pkey")
        with cluster_of(repo).stopped():
            # The first page of a B-tree says where its root is; the root is the second.
            cut = cut_file(cluster_of(repo), file, pages=1)
        assert cut.bytes_before > cut.bytes_after
        repo.reconnect()
        assert problems_of(repo.conn) == {("index_unreadable", "pggit.commit")}
        repo.run("REINDEX TABLE pggit.commit")
        assert store_problems(repo.conn) == []
        assert [commit.commit_id for commit in repo.log()] == list(reversed(story.commits))
