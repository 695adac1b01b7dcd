"""create_branch(), delete_branch(), rename_branch(), branches() and current_branch()."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

# git check-ref-format(1), and what means something as a revision.
BAD_NAMES = (
    *(
        "",
        "a b",
        "a\tb",
        "a\x01b",
        "a\x7fb",
        "a~b",
        "a^b",
        "a:b",
        "a?b",
        "a*b",
        "a[b",
        "a\\b",
        "a..b",
        "a@{b",
        "@",
        ".a",
    ),
    *("a/.b", "a.lock", "a.lock/b", "/a", "a/", "a//b", "a.", "-a", "HEAD", "WORKING", "EMPTY", "a" * 256, "é" * 128),
)
GOOD_NAMES = (
    *(
        "a",
        "a/b/c",
        "feature/x-1",
        "a.b",
        "a@b",
        "a-",
        "_",
        "1",
        "a{b}",
        "a'b",
        'a"b',
        "a;b",
        "a%b",
        "a$b",
        "(a)",
        "main2",
    ),
    *("é", "🐘", "locks", "a.locks", "head", "select", "refs", "a" * 255, "é" * 127, "x'); DROP".replace(" ", "")),
)


@pytest.fixture
def started(sandbox: Repo) -> Repo:
    """Two commits on main."""
    sandbox.commit("CREATE TABLE t ()", "first")
    sandbox.commit("CREATE TABLE u ()", "second")
    return sandbox


def names(repo: Repo) -> list[str]:
    """The branches' names as branches() gives them."""
    return [branch.name for branch in repo.branches()]


def call(repo: Repo, function: str, *arguments: object) -> None:
    """Call a function of pggit."""
    places = ", ".join(["%s"] * len(arguments))
    repo.sql(f"SELECT pggit.{function}({places})", arguments)


def test_before_the_first_commit(sandbox: Repo) -> None:
    """HEAD names main, which is no branch yet: it has no commit."""
    assert sandbox.one("SELECT pggit.current_branch()") == "main"
    assert sandbox.branches() == []
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        call(sandbox, "create_branch", "topic")
    first = sandbox.commit("CREATE TABLE t ()")
    assert sandbox.branches() == [("main", first, True)]


def test_create_at_head_and_elsewhere(started: Repo) -> None:
    """A branch is a name for a commit; HEAD and the live schema stay as they are."""
    second, first = (commit.commit_id for commit in started.log())
    call(started, "create_branch", "here")
    call(started, "create_branch", "there", "HEAD~1")
    call(started, "create_branch", "of/there", "there")
    assert started.branches() == [
        ("here", second, False),
        ("main", second, True),
        ("of/there", first, False),
        ("there", first, False),
    ]
    assert started.one("SELECT pggit.current_branch()") == "main"
    assert started.status() == []
    third = started.commit("CREATE TABLE v ()")
    assert {branch.name: branch.commit_id for branch in started.branches()}["here"] == second
    assert started.rev_parse("main") == third


def test_a_name_that_is_taken(started: Repo) -> None:
    """Refused with where it stands; a tag may bear the same name."""
    call(started, "create_branch", "topic", "HEAD~1")
    for name in ("topic", "main"):
        with raises_sqlstate("GT005") as refusal, started.conn.transaction():
            call(started, "create_branch", name)
        assert refusal.message == f'branch "{name}" already exists'
        assert refusal.detail == f"refs/heads/{name} stands at commit {started.rev_parse(name)}."
        assert refusal.hint == "pggit.branches() lists the names in use."
    call(started, "create_tag", "topic")
    assert names(started) == ["main", "topic"]


@pytest.mark.parametrize("function", ["create_branch", "delete_branch", "rename_branch", "create_tag", "delete_tag"])
def test_bad_names(started: Repo, function: str) -> None:
    """What git check-ref-format refuses is refused, by every function that takes a name."""
    for name in (*BAD_NAMES, None):
        calls = [(name,)] if function != "rename_branch" else [("main", name), (name, "new")]
        for arguments in calls:
            with raises_sqlstate("GT004") as refusal, started.conn.transaction():
                call(started, function, *arguments)
            assert refusal.detail is not None, name
            assert refusal.detail.startswith("The name is "), name
            assert refusal.hint == "Ref names follow git check-ref-format."
    assert names(started) == ["main"]
    assert started.sql("SELECT * FROM pggit.tags()") == []
    assert len(started.reflog()) == 2


def test_good_names(started: Repo) -> None:
    """What git allows is kept to the letter, and can be used as a revision, unless ~, ^ or @{ would be in the way."""
    head = started.head()
    for name in GOOD_NAMES:
        call(started, "create_branch", name)
        call(started, "create_tag", name)
    assert sorted(names(started)) == sorted((*GOOD_NAMES, "main"))
    assert {started.rev_parse(f"heads/{name}") for name in GOOD_NAMES} == {head}
    for name in GOOD_NAMES:
        call(started, "rename_branch", name, "x")
        call(started, "delete_branch", "x")
        call(started, "delete_tag", name)
    assert names(started) == ["main"]
    assert started.verify() == []


def test_delete(started: Repo) -> None:
    """What HEAD has, goes; the commits stay, and the reflog remembers."""
    first = started.rev_parse("HEAD~1")
    call(started, "create_branch", "old", "HEAD~1")
    call(started, "create_branch", "same")
    call(started, "delete_branch", "old")
    call(started, "delete_branch", "same", False)
    assert names(started) == ["main"]
    assert started.log(first)[0].message == "first"
    assert [entry["reason"] for entry in started.reflog("old")] == ["branch: deleted", "branch: created from HEAD~1"]
    call(started, "create_branch", "old")
    assert started.verify() == []


def test_the_current_branch_cannot_be_deleted(started: Repo) -> None:
    """Not even by force."""
    for force in (False, True):
        with raises_sqlstate("GT011") as refusal, started.conn.transaction():
            call(started, "delete_branch", "main", force)
        assert refusal.message == 'branch "main" is checked out'
        assert refusal.detail == f"HEAD is refs/heads/main, at commit {started.head()}."
        assert refusal.hint == "Check out another branch first."
    assert names(started) == ["main"]


def test_the_current_branch_without_a_commit_cannot_be_deleted(sandbox: Repo) -> None:
    """main is checked out from the beginning."""
    with raises_sqlstate("GT011") as refusal, sandbox.conn.transaction():
        call(sandbox, "delete_branch", "main", True)
    assert refusal.detail == "HEAD is refs/heads/main, at no commit yet."


def test_unmerged_work_is_not_deleted_unless_forced(started: Repo) -> None:
    """As git branch -d and -D."""
    ahead = started.one(
        "SELECT encode(pggit._record_commit(c.tree_id, ARRAY[c.id], 'a', clock_timestamp(), 'ahead'), 'hex')"
        " FROM pggit.commit AS c WHERE c.id = decode(%s, 'hex')",
        (started.head(),),
    )
    call(started, "create_branch", "topic", ahead)
    for arguments in (("topic",), ("topic", False), ("topic", None)):
        with raises_sqlstate("GT011") as refusal, started.conn.transaction():
            call(started, "delete_branch", *arguments)
        assert refusal.message == 'branch "topic" is not fully merged'
        assert refusal.detail == f"Its commit {ahead} is not in the history of HEAD."
        assert "force => true" in str(refusal.hint)
    assert names(started) == ["main", "topic"]
    call(started, "delete_branch", "topic", True)
    assert names(started) == ["main"]


def test_what_is_no_branch_cannot_be_deleted_or_renamed(started: Repo) -> None:
    """A tag or a commit is no branch."""
    call(started, "create_tag", "v1")
    for name in ("nosuch", "v1", started.head(), "refs/heads/main", "heads/main"):
        for function, arguments in (("delete_branch", (name,)), ("rename_branch", (name, "new"))):
            with raises_sqlstate("GT002") as refusal, started.conn.transaction():
                call(started, function, *arguments)
            assert refusal.detail == "There is no such branch."
    assert names(started) == ["main"]


def test_rename_another_branch(started: Repo) -> None:
    """The commit stays, HEAD too, and both names' reflogs say what happened."""
    call(started, "create_branch", "topic", "HEAD~1")
    commit = started.rev_parse("topic")
    call(started, "rename_branch", "topic", "theme")
    assert started.rev_parse("theme") == commit
    assert names(started) == ["main", "theme"]
    reason = "branch: renamed refs/heads/topic to refs/heads/theme"
    assert [(entry["old_id"], entry["new_id"], entry["reason"]) for entry in started.reflog("theme")] == [
        (None, commit, reason)
    ]
    assert next((entry["old_id"], entry["new_id"], entry["reason"]) for entry in started.reflog("topic")) == (
        commit,
        None,
        reason,
    )
    assert started.verify() == []


def test_rename_the_current_branch(started: Repo) -> None:
    """HEAD follows, and the next commit goes where it leads."""
    call(started, "rename_branch", "main", "trunk")
    assert started.one("SELECT pggit.current_branch()") == "trunk"
    third = started.commit("CREATE TABLE v ()")
    assert started.branches() == [("trunk", third, True)]
    assert [commit.message for commit in started.log()][1:] == ["second", "first"]
    assert started.verify() == []


def test_rename_before_the_first_commit(sandbox: Repo) -> None:
    """Only HEAD knows the branch then."""
    call(sandbox, "rename_branch", "main", "trunk")
    assert sandbox.one("SELECT pggit.current_branch()") == "trunk"
    assert sandbox.branches() == []
    first = sandbox.commit("CREATE TABLE t ()")
    assert sandbox.branches() == [("trunk", first, True)]
    assert sandbox.verify() == []


def test_rename_to_a_name_that_is_taken(started: Repo) -> None:
    """Refused; to the name that it has already is no change."""
    call(started, "create_branch", "topic", "HEAD~1")
    before = started.branches(), len(started.reflog("main"))
    with raises_sqlstate("GT005") as refusal, started.conn.transaction():
        call(started, "rename_branch", "main", "topic")
    assert refusal.detail == f"refs/heads/topic stands at commit {started.rev_parse('topic')}."
    call(started, "rename_branch", "main", "main")
    call(started, "rename_branch", "topic", "topic")
    assert (started.branches(), len(started.reflog("main"))) == before


def test_an_unborn_branch_cannot_take_another_s_name(started: Repo) -> None:
    """HEAD on a branch without commits: the other branch keeps its name."""
    started.run("UPDATE pggit.head SET ref = 'refs/heads/unborn'")
    with raises_sqlstate("GT005"), started.conn.transaction():
        call(started, "rename_branch", "unborn", "main")
    assert started.one("SELECT pggit.current_branch()") == "unborn"
    assert [(branch.name, branch.is_current) for branch in started.branches()] == [("main", False)]


def test_a_detached_head(started: Repo) -> None:
    """No branch is current; a commit moves HEAD and no branch."""
    head = started.head()
    started.run(f"UPDATE pggit.head SET ref = NULL, commit_id = decode('{head}', 'hex')")
    assert started.one("SELECT pggit.current_branch()") is None
    assert started.branches() == [("main", head, False)]
    third = started.commit("CREATE TABLE v ()")
    assert started.head() == third != started.rev_parse("main")
    assert [commit.message for commit in started.log("@")][1:] == ["second", "first"]
    call(started, "delete_branch", "main")
    assert started.branches() == []
    assert started.reflog()[0]["new_id"] == third
    assert started.verify() == []
