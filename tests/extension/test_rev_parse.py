"""pggit.rev_parse(): what a revision names, in git's ways (gitrevisions(7))."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo


@pytest.fixture
def line(sandbox: Repo) -> list[str]:
    """Four commits on main, the oldest first."""
    return [sandbox.commit(f"CREATE TABLE t{number} ()", f"commit {number}") for number in range(4)]


def test_names_of_commits(sandbox: Repo, line: list[str]) -> None:
    """HEAD, a branch, a tag, a full id and a prefix of seven or more digits, in upper case too."""
    newest = line[-1]
    sandbox.run("SELECT pggit.create_branch('topic/x', 'HEAD~2'), pggit.create_tag('v1.0', 'HEAD~1', 'message')")
    assert {
        rev: sandbox.rev_parse(rev) for rev in ("HEAD", "@", "main", "refs/heads/main", "heads/main")
    } == dict.fromkeys(("HEAD", "@", "main", "refs/heads/main", "heads/main"), newest)
    for rev in ("topic/x", "heads/topic/x", "refs/heads/topic/x"):
        assert sandbox.rev_parse(rev) == line[1]
    for rev in ("v1.0", "tags/v1.0", "refs/tags/v1.0"):
        assert sandbox.rev_parse(rev) == line[2]
    for rev in (newest, newest.upper(), newest[:7], newest[:8].upper(), newest[:63]):
        assert sandbox.rev_parse(rev) == newest


def test_ancestors(sandbox: Repo, line: list[str]) -> None:
    """rev~N follows first parents N times, rev^ is a parent, both can be repeated and mixed."""
    expected = {
        "HEAD~": 2,
        "HEAD~1": 2,
        "HEAD^": 2,
        "HEAD^1": 2,
        "HEAD~0": 3,
        "HEAD^0": 3,
        "HEAD~2": 1,
        "HEAD^^": 1,
        "HEAD~~": 1,
        "HEAD~1^": 1,
        "HEAD^~1": 1,
        "HEAD~3": 0,
        "HEAD^^^": 0,
        "main~2^": 0,
        "@~2": 1,
        "HEAD~0~0^0": 3,
        "HEAD~03": 0,
    }
    assert {rev: line.index(sandbox.rev_parse(rev)) for rev in expected} == expected
    assert sandbox.rev_parse(f"{line[3][:9]}~2") == line[1]


def test_beyond_the_beginning(sandbox: Repo, line: list[str]) -> None:
    """There is nothing before the first commit, and no second parent of a commit that has one."""
    assert sandbox.rev_parse("HEAD~3") == line[0]
    for rev in ("HEAD~4", "HEAD^^^^", "HEAD~999999999", "HEAD~99999999999999999999", "HEAD^2", "HEAD~1^2"):
        with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
            sandbox.rev_parse(rev)
        assert refusal.message == f"unknown revision '{rev}'"
        assert refusal.detail == "The history is not that long."


def test_where_a_branch_stood(repo: Repo) -> None:
    """branch@{time} and branch@{n}: by the time and by the number of movements."""
    first = repo.commit("CREATE TABLE a ()")
    between = repo.one("SELECT clock_timestamp()::text")
    second = repo.commit("CREATE TABLE b ()")
    for base in ("main", "HEAD", "refs/heads/main", ""):
        assert repo.rev_parse(f"{base}@{{{between}}}") == first
        assert repo.rev_parse(f"{base}@{{now}}") == second
        assert repo.rev_parse(f"{base}@{{infinity}}") == second
        assert repo.rev_parse(f"{base}@{{0}}") == second
        assert repo.rev_parse(f"{base}@{{1}}") == first
    assert repo.rev_parse("main@{0}~1") == first
    for rev in ("main@{yesterday}", "main@{2}", "HEAD@{-infinity}", "nosuch@{0}", "main@{}", "main@{99999999999}"):
        with raises_sqlstate("GT002") as refusal:
            repo.rev_parse(rev)
        assert refusal.message == f"unknown revision '{rev}'"


def test_times_follow_the_session_s_time_zone(repo: Repo) -> None:
    """A time without a zone is one of the session's, as everywhere in PostgreSQL."""
    first = repo.commit("CREATE TABLE a ()")
    between = repo.one("SELECT to_char(clock_timestamp() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI:SS.US')")
    repo.commit("CREATE TABLE b ()")
    repo.run("SET TimeZone = 'Asia/Tokyo'")
    assert repo.rev_parse(f"main@{{{between}}}") == first


def test_a_name_before_an_abbreviated_id_and_a_tag_before_a_branch(sandbox: Repo, line: list[str]) -> None:
    """In git's order: a full id, a tag, a branch, an abbreviated id."""
    digits = line[3][:7]
    sandbox.run("SELECT pggit.create_branch(%s, 'HEAD~1')".replace("%s", f"'{digits}'"))
    assert sandbox.rev_parse(digits) == line[2]
    sandbox.run(f"SELECT pggit.create_tag('{digits}', 'HEAD~2')")
    assert sandbox.rev_parse(digits) == line[1]
    assert sandbox.rev_parse(f"heads/{digits}") == line[2]
    assert sandbox.rev_parse(line[3][:8]) == line[3]


def test_an_ambiguous_prefix(sandbox: Repo, line: list[str]) -> None:
    """A prefix that several commits share is refused, with all of them named; one digit more will do."""
    twin = line[3][:10] + ("0" if line[3][10] == "f" else "f") * 54
    sandbox.run(
        "INSERT INTO pggit.commit SELECT decode('" + twin + "', 'hex'), tree_id, parent_ids, author, committed_at,"
        f" message, generation FROM pggit.commit WHERE id = decode('{line[3]}', 'hex')"
    )
    for rev in (line[3][:7], line[3][:10], line[3][:8] + "~1"):
        with raises_sqlstate("GT003") as refusal, sandbox.conn.transaction():
            sandbox.rev_parse(rev)
        assert refusal.message == f"ambiguous revision '{rev}'"
        assert refusal.detail is not None
        assert refusal.detail.split("\n") == sorted([line[3], twin])
        assert refusal.hint == "Give more digits."
    assert sandbox.rev_parse(line[3][:11]) == line[3]


UNKNOWN = {
    None: "A revision has a name.",
    "": "A revision has a name.",
    "nosuch": "Nothing is named 'nosuch'.",
    "WORKING": "WORKING is not a commit.",
    "EMPTY": "EMPTY is not a commit.",
    "WORKING~1": "WORKING is not a commit.",
    "abc123": "Nothing is named 'abc123'.",
    "0" * 7: "Nothing is named '0000000'.",
    "0" * 64: "No commit has this id.",
    "0" * 65: f"Nothing is named '{'0' * 65}'.",
    "refs/heads/": "Nothing is named 'refs/heads/'.",
    "HEAD ": "Nothing is named 'HEAD '.",
    "head": "Nothing is named 'head'.",
    "~1": "Nothing is named ''.",
    "main:t": "Nothing is named 'main:t'.",
    "'; DROP SCHEMA pggit CASCADE; --": "Nothing is named '''; DROP SCHEMA pggit CASCADE; --'.",
    "main%": "Nothing is named 'main%'.",
    "mai_": "Nothing is named 'mai_'.",
    "x" * 100_000: f"Nothing is named '{'x' * 300}'.",
}


def test_unknown_revisions(sandbox: Repo, line: list[str]) -> None:
    """Refused with the reason, whichever function is asked."""
    for rev, reason in UNKNOWN.items():
        with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
            sandbox.one("SELECT pggit.rev_parse(%s::text)", (rev,))
        assert refusal.detail == reason, rev
        assert refusal.message == (
            "unknown revision NULL"
            if rev is None
            else f"unknown revision '{rev[:300]}'".replace("''; DROP", "'''; DROP")
        ), rev
        assert refusal.hint is not None
        assert "HEAD" in refusal.hint


def test_before_the_first_commit(sandbox: Repo) -> None:
    """HEAD and main name nothing yet."""
    for rev, reason in {
        "HEAD": 'Branch "main" has no commit yet.',
        "@": 'Branch "main" has no commit yet.',
        "HEAD~1": 'Branch "main" has no commit yet.',
        "main": "Nothing is named 'main'.",
        "HEAD@{0}": "The reflog of HEAD does not reach back to there.",
    }.items():
        with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
            sandbox.rev_parse(rev)
        assert refusal.detail == reason
    sandbox.run("CREATE TABLE t ()")
    sandbox.one("SELECT pggit.commit('now')")
    assert sandbox.rev_parse("HEAD") == sandbox.rev_parse("main")


def test_a_second_parent(sandbox: Repo, line: list[str]) -> None:
    """rev^2 is the second parent of a merge; log() gives every ancestor once, parents after their children."""
    # merge() is to come: the store's own function records a commit with two parents.
    merged = sandbox.one(
        "SELECT encode(pggit._record_commit(c.tree_id, ARRAY[c.id, decode(%s, 'hex')], 'a',"
        " clock_timestamp(), 'merge'),"
        " 'hex') FROM pggit.commit AS c WHERE c.id = decode(%s, 'hex')",
        (line[1], line[2]),
    )
    assert sandbox.rev_parse(f"{merged}^2") == line[1]
    assert sandbox.rev_parse(f"{merged}^1") == sandbox.rev_parse(f"{merged}~1") == line[2]
    assert sandbox.rev_parse(f"{merged}^2~1") == line[0]
    assert [commit.commit_id for commit in sandbox.log(merged)] == [merged, line[2], line[1], line[0]]
    assert sandbox.log(merged)[0].parent_ids == [line[2], line[1]]
