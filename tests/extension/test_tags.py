"""create_tag(), delete_tag() and tags()."""

from datetime import UTC, datetime, timedelta

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


@pytest.fixture
def started(sandbox: Repo) -> Repo:
    """Two commits on main."""
    sandbox.commit("CREATE TABLE t ()", "first")
    sandbox.commit("CREATE TABLE u ()", "second")
    return sandbox


def tags(repo: Repo) -> list[tuple[object, ...]]:
    """Name, commit and message of every tag."""
    return repo.sql("SELECT name, commit_id, message FROM pggit.tags()")


def test_tags_say_who_when_and_why(started: Repo) -> None:
    """A tag names a commit for good, with the tagger, the time and a message if one is given."""
    second, first = (commit.commit_id for commit in started.log())
    started.run("SELECT pggit.create_tag('v1.0', 'HEAD~1', E'the first\\nrelease')")
    started.run("SELECT pggit.create_tag('latest')")
    assert tags(started) == [("latest", second, None), ("v1.0", first, "the first\nrelease")]
    for tagger, tagged_at in started.sql("SELECT tagger, tagged_at FROM pggit.tags()"):
        assert tagger == started.one("SELECT session_user")
        assert abs(tagged_at - datetime.now(UTC)) < timedelta(minutes=1)
    started.commit("CREATE TABLE v ()")
    assert tags(started) == [("latest", second, None), ("v1.0", first, "the first\nrelease")]
    assert started.rev_parse("latest") == second
    assert started.verify() == []


def test_a_name_that_is_taken(started: Repo) -> None:
    """Refused with where it stands; a branch may bear the same name."""
    started.run("SELECT pggit.create_tag('v1', 'HEAD~1'), pggit.create_tag('main', 'HEAD~1')")
    with raises_sqlstate("GT005") as refusal, started.conn.transaction():
        started.run("SELECT pggit.create_tag('v1')")
    assert refusal.message == 'tag "v1" already exists'
    assert refusal.detail == f"refs/tags/v1 stands at commit {started.rev_parse('v1')}."
    assert refusal.hint == "pggit.tags() lists the names in use."
    assert len(tags(started)) == 2
    assert started.rev_parse("main") == started.rev_parse("HEAD~1")


def test_delete(started: Repo) -> None:
    """The name is free again; the commit stays."""
    started.run("SELECT pggit.create_tag('v1', 'HEAD~1', 'm')")
    started.run("SELECT pggit.delete_tag('v1')")
    assert tags(started) == []
    started.run("SELECT pggit.create_tag('v1', 'HEAD', 'again')")
    assert tags(started) == [("v1", started.head(), "again")]
    assert [entry["reason"] for entry in started.reflog("v1")] == [
        "tag: created from HEAD",
        "tag: deleted",
        "tag: created from HEAD~1",
    ]
    assert started.verify() == []


def test_what_is_no_tag_cannot_be_deleted(started: Repo) -> None:
    """A branch or a commit is no tag."""
    for name in ("main", "nosuch", "refs/tags/x", started.head()):
        with raises_sqlstate("GT002") as refusal, started.conn.transaction():
            started.one("SELECT pggit.delete_tag(%s)", (name,))
        assert refusal.detail == "There is no such tag."
    assert started.branches() != []


def test_bad_messages_and_revisions(started: Repo) -> None:
    """A message is not blank and not larger than 1 MiB; what is tagged is a commit."""
    for message in ("", " ", "m" * 1_048_577):
        with raises_sqlstate("22023") as refusal, started.conn.transaction():
            started.one("SELECT pggit.create_tag('v1', 'HEAD', %s)", (message,))
        assert refusal.detail
        assert refusal.hint
    for rev in ("nosuch", "WORKING", "EMPTY", "", None, "HEAD~2"):
        with raises_sqlstate("GT002"), started.conn.transaction():
            started.one("SELECT pggit.create_tag('v1', %s::text)", (rev,))
    assert tags(started) == []
    started.one("SELECT pggit.create_tag('v1', message => %s)", ("m" * 1_048_576,))
    assert started.one("SELECT length(message) FROM pggit.tags()") == 1_048_576
