"""export_bundle() and import_bundle(): history travels from one database to another."""

from collections.abc import Callable, Iterator

import pytest

from pggit_harness.databases import Database
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.store_state import changed_tables, store_state
from pggit_harness.workload.bundles import exported, imported
from pggit_harness.workload.repo import Repo
from pggit_harness.workload.story import Story, tell_story


@pytest.fixture
def elsewhere(database_factory: Callable[[], Database]) -> Iterator[Repo]:
    """A repository in another database, without history."""
    with Repo.open(database_factory()) as other:
        yield other


@pytest.fixture
def story(sandbox: Repo) -> Story:
    """Three commits on main, a branch and a tag behind it."""
    return tell_story(sandbox)


def test_history_arrives_as_it_was(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """The same commits with the same ids, the branch and the tags on it; the live schema is nobody's business."""
    assert imported(elsewhere, exported(sandbox)) == {
        "imported/main": story.commits[2],
        "imported/v1": story.commits[0],
    }
    assert elsewhere.sql("SELECT * FROM pggit.log('imported/main')") == sandbox.sql("SELECT * FROM pggit.log()")
    for rev in ("", "~1", "~2"):
        assert elsewhere.tree(f"imported/main{rev}") == sandbox.tree(f"main{rev}")
        theirs = elsewhere.sql("SELECT * FROM pggit.ls_tree(%s)", (f"imported/main{rev}",))
        assert theirs == sandbox.sql("SELECT * FROM pggit.ls_tree(%s)", (f"main{rev}",))
    assert elsewhere.sql("SELECT tagger, tagged_at, message FROM pggit.tags()") == sandbox.sql(
        "SELECT tagger, tagged_at, message FROM pggit.tags()"
    )
    assert [entry["reason"] for entry in elsewhere.reflog("imported/main")] == ["import: created"]
    assert elsewhere.verify() == []
    assert elsewhere.status() == []
    assert elsewhere.one("SELECT pggit.current_branch()") == "main"


def test_checked_out_it_is_the_same_schema(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """What was recorded there is made here, and goes on from there."""
    imported(elsewhere, exported(sandbox))
    elsewhere.sql("SELECT pggit.checkout('imported/main')")
    assert elsewhere.tree() == sandbox.tree()
    next_id = elsewhere.commit("CREATE TABLE one_more ()", "one more")
    assert elsewhere.log()[0].parent_ids == [story.commits[2]]
    assert imported(sandbox, exported(elsewhere), "back/")["back/imported/main"] == next_id
    assert sandbox.verify() == []


def test_the_same_history_has_the_same_bytes(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """Whoever exports it, and however often: nothing of the database shows."""
    bundle = exported(sandbox)
    assert exported(sandbox, "main") == exported(sandbox, "refs/heads/main") == bundle
    imported(elsewhere, bundle, "imported/")
    elsewhere.sql("SELECT pggit.checkout('imported/main')")
    assert imported(elsewhere, bundle, "") == {"main": story.commits[2], "v1": story.commits[0]}
    elsewhere.sql("SELECT pggit.delete_tag('imported/v1')")
    assert exported(elsewhere, "main") == bundle


def test_again_changes_nothing(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """A bundle that was taken in already says where its refs are, and that is all."""
    first = imported(elsewhere, exported(sandbox))
    before = store_state(elsewhere.conn)
    assert imported(elsewhere, exported(sandbox)) == first
    assert changed_tables(before, store_state(elsewhere.conn)) == {}


def test_a_branch_moves_forward_only(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """A later bundle of the branch moves it; an earlier or another one is refused, and nothing has changed."""
    early, late = exported(sandbox, "side"), exported(sandbox, "main")
    imported(elsewhere, early)
    assert elsewhere.rev_parse("imported/side") == story.commits[1]
    sandbox.sql("SELECT pggit.delete_branch('side'), pggit.create_branch('side', 'main')")
    imported(elsewhere, exported(sandbox, "side"))
    assert elsewhere.rev_parse("imported/side") == story.commits[2]
    reasons = [entry["reason"] for entry in elsewhere.reflog("imported/side")]
    assert reasons == ["import: fast-forward", "import: created"]
    assert late != early
    before = store_state(elsewhere.conn)
    with raises_sqlstate("GT005") as refused:
        imported(elsewhere, early)
    assert refused.detail == f"refs/heads/imported/side stands at commit {story.commits[2]}."
    assert changed_tables(before, store_state(elsewhere.conn)) == {}
    assert elsewhere.verify() == []


def test_a_tag_never_moves(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """A tag of the name that is at another commit refuses the whole bundle."""
    elsewhere.commit("CREATE TABLE t ()")
    elsewhere.sql("SELECT pggit.create_tag('imported/v1')")
    before = store_state(elsewhere.conn)
    with raises_sqlstate("GT005"):
        imported(elsewhere, exported(sandbox))
    assert changed_tables(before, store_state(elsewhere.conn)) == {}


def test_the_branch_that_is_checked_out(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """It does not move under the live schema, nor come to be while HEAD waits for its first commit."""
    with raises_sqlstate("GT011"):
        imported(elsewhere, exported(sandbox), "")
    imported(elsewhere, exported(sandbox, "side"), "")
    elsewhere.sql("SELECT pggit.checkout('side')")
    sandbox.sql("SELECT pggit.delete_branch('side'), pggit.create_branch('side', 'main')")
    before = store_state(elsewhere.conn)
    with raises_sqlstate("GT011"):
        imported(elsewhere, exported(sandbox, "side"), "")
    assert changed_tables(before, store_state(elsewhere.conn)) == {}
    assert elsewhere.status() == []


def test_what_has_no_name(sandbox: Repo, story: Story, elsewhere: Repo) -> None:
    """An older commit arrives under its id, a tag as itself alone."""
    second = story.commits[1]
    assert imported(elsewhere, exported(sandbox, "main~1")) == {
        f"imported/{second}": second,
        "imported/v1": story.commits[0],
    }
    assert imported(elsewhere, exported(sandbox, "v1"), "tag/") == {"tag/v1": story.commits[0]}
    assert {branch.name for branch in elsewhere.branches()} == {f"imported/{second}"}


def test_merges_and_empty_trees(sandbox: Repo, elsewhere: Repo) -> None:
    """A history with two parents, and a commit of nothing at its root."""
    sandbox.commit(message="nothing yet", allow_empty=True)
    sandbox.sql("SELECT pggit.create_branch('other')")
    sandbox.commit("CREATE TABLE ours ()")
    sandbox.sql("SELECT pggit.checkout('other', allow_data_loss => true)")
    sandbox.commit("CREATE TABLE theirs ()")
    merged = sandbox.one("SELECT pggit.merge('main')")
    imported(elsewhere, exported(sandbox))
    assert elsewhere.sql("SELECT * FROM pggit.log('imported/other')") == sandbox.sql("SELECT * FROM pggit.log()")
    assert elsewhere.rev_parse("imported/other") == merged
    assert elsewhere.verify() == []


@pytest.mark.parametrize("prefix", [None, "-", "a b/", "x..", "/", "~"])
def test_a_prefix_that_makes_no_name(sandbox: Repo, story: Story, elsewhere: Repo, prefix: str) -> None:
    """Ref names follow git's rules, whatever the bundle calls its own."""
    before = store_state(elsewhere.conn)
    with raises_sqlstate("GT004"):
        imported(elsewhere, exported(sandbox), prefix)
    assert changed_tables(before, store_state(elsewhere.conn)) == {}


@pytest.mark.parametrize("rev", ["nosuch", "EMPTY", "WORKING", "main~9", ""])
def test_what_cannot_be_exported(sandbox: Repo, story: Story, rev: str) -> None:
    """Only commits have a history."""
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        exported(sandbox, rev)


@pytest.mark.parametrize("bundle", [None, b"", b"PACK", b"pggit bundle ", b"pggit bundle 1\n", b"\x00" * 200])
def test_what_is_no_bundle(sandbox: Repo, bundle: bytes | None) -> None:
    """Refused as what it is."""
    with raises_sqlstate("GT012") as refused, sandbox.conn.transaction():
        sandbox.sql("SELECT * FROM pggit.import_bundle(%s)", (bundle,))
    assert refused.detail == "This is not what pggit.export_bundle() gives."


def test_a_later_format(sandbox: Repo, story: Story) -> None:
    """A bundle of a later pggit is not taken for a damaged one."""
    with raises_sqlstate("GT012") as refused, sandbox.conn.transaction():
        imported(sandbox, exported(sandbox).replace(b"bundle 1", b"bundle 2", 1))
    assert refused.detail == "It is of a format that this version of pggit does not know."
