"""pggit.status(), diff() and show(): what changed."""

from pggit_harness.oracles.diff_laws import check_diff_laws, check_show, check_status
from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

COLUMN = "ALTER TABLE public.t ADD COLUMN a "


def test_status_against_nothing_and_against_head(sandbox: Repo) -> None:
    """Before the first commit everything is new; afterwards only what differs."""
    assert sandbox.status() == []
    sandbox.run("CREATE TABLE t (a integer)")
    assert sandbox.status() == [
        ("added", "column order", "public.t"),
        ("added", "table", "public.t"),
        ("added", "table column", "public.t.a"),
        ("added", "owner", "table public.t"),
    ]
    sandbox.commit()
    assert sandbox.status() == []
    sandbox.run("ALTER TABLE t ALTER a SET NOT NULL; ALTER TABLE t ADD b text; CREATE SCHEMA s")
    assert sandbox.status() == [
        ("modified", "column order", "public.t"),
        ("modified", "table column", "public.t.a"),
        ("added", "table column", "public.t.b"),
        ("added", "schema", "s"),
        ("added", "owner", "schema s"),
    ]
    sandbox.run("DROP TABLE t; DROP SCHEMA s")
    assert sandbox.status() == [
        ("removed", "column order", "public.t"),
        ("removed", "table", "public.t"),
        ("removed", "table column", "public.t.a"),
        ("removed", "owner", "table public.t"),
    ]
    sandbox.run("CREATE TABLE t (a integer)")
    assert sandbox.status() == []


def test_diff_shows_both_definitions(sandbox: Repo) -> None:
    """Old and new side by side; NULL where there is none; the two directions mirror each other."""
    first = sandbox.commit("CREATE TABLE t (a integer); CREATE TABLE gone ()")
    second = sandbox.commit("ALTER TABLE t ALTER a TYPE bigint; DROP TABLE gone; CREATE TABLE come ()")
    forth = sandbox.diff(first, second)
    assert ("modified", "table column", "public.t.a", COLUMN + "integer", COLUMN + "bigint") in forth
    assert ("removed", "table", "public.gone", "CREATE TABLE public.gone ()", None) in forth
    assert ("added", "table", "public.come", None, "CREATE TABLE public.come ()") in forth
    assert len(forth) == 7
    mirrored = {"added": "removed", "removed": "added", "modified": "modified"}
    assert sandbox.diff(second, first) == [(mirrored[c], k, i, new, old) for c, k, i, old, new in forth]
    assert [row.identity for row in forth] == sorted(row.identity for row in forth)


def test_diff_by_default_is_head_against_the_live_schema(sandbox: Repo) -> None:
    """As git diff: what a commit would record."""
    sandbox.commit("CREATE TABLE t (a integer)")
    sandbox.run("ALTER TABLE t ALTER a SET DEFAULT 1")
    rows = [("modified", "table column", "public.t.a", COLUMN + "integer", COLUMN + "integer DEFAULT 1")]
    assert sandbox.sql("SELECT * FROM pggit.diff()") == rows
    assert sandbox.sql("SELECT * FROM pggit.diff('HEAD')") == rows
    assert sandbox.sql("SELECT * FROM pggit.diff(to_rev => 'WORKING')") == rows
    assert sandbox.diff("WORKING", "WORKING") == sandbox.diff("EMPTY", "EMPTY") == sandbox.diff("HEAD", "HEAD") == []


def test_the_laws_of_diff(sandbox: Repo) -> None:
    """Between any revisions, WORKING and EMPTY among them: mirrored, composed, and what the listings say."""
    sandbox.commit("CREATE TABLE t (a integer)")
    sandbox.commit("CREATE TABLE u (a integer); DROP TABLE t")
    sandbox.commit("CREATE TABLE t (a bigint); COMMENT ON TABLE u IS 'x'")
    sandbox.run("ALTER TABLE u ADD b text; CREATE SEQUENCE s; DROP TABLE t")
    assert check_diff_laws(sandbox.conn, ["HEAD~2", "HEAD~1", "HEAD", "WORKING", "EMPTY"]) > 40
    assert check_status(sandbox.conn) == 8
    assert [check_show(sandbox.conn, rev) for rev in ("HEAD", "HEAD~1", "HEAD~2")] == [5, 8, 4]


def test_show(sandbox: Repo) -> None:
    """A commit against its first parent, the first commit against nothing."""
    sandbox.commit("CREATE TABLE t (a integer)")
    sandbox.commit(
        "ALTER TABLE t ALTER a SET NOT NULL"
        if sandbox.conn.info.server_version < 180000
        else "ALTER TABLE t ADD CONSTRAINT n NOT NULL a"
    )
    new = "integer NOT NULL" if sandbox.conn.info.server_version < 180000 else "integer CONSTRAINT n NOT NULL"
    assert sandbox.show() == [("modified", "table column", "public.t.a", COLUMN + "integer", COLUMN + new)]
    assert sandbox.show("HEAD") == sandbox.show() == sandbox.show("main")
    assert {row.change for row in sandbox.show("HEAD~1")} == {"added"}
    assert {row.identity for row in sandbox.show("HEAD~1")} == {"public.t", "public.t.a", "table public.t"}


def test_show_of_a_merge_is_against_the_first_parent(sandbox: Repo) -> None:
    """Of two parents the first one counts, as in git show -m --first-parent."""
    first = sandbox.commit("CREATE TABLE t ()")
    second = sandbox.commit("CREATE TABLE u ()")
    merge = sandbox.one(
        "SELECT encode(pggit._record_commit(c.tree_id, ARRAY[decode(%s, 'hex'), c.id], 'a', clock_timestamp(), 'm'),"
        " 'hex') FROM pggit.commit AS c WHERE c.id = decode(%s, 'hex')",
        (first, second),
    )
    assert {row.identity for row in sandbox.show(merge)} == {"public.u", "table public.u"}


def test_a_rename_is_seen_as_one_gone_and_one_come(sandbox: Repo) -> None:
    """Nothing is guessed from similar names."""
    sandbox.commit("CREATE TABLE t (a integer)")
    sandbox.run("ALTER TABLE t RENAME a TO b")
    assert [(row.change, row.identity) for row in sandbox.diff()] == [
        ("modified", "public.t"),
        ("removed", "public.t.a"),
        ("added", "public.t.b"),
    ]


TAKE_A_REVISION = (
    *("diff(%s::text, 'HEAD')", "diff('HEAD', %s::text)", "diff('WORKING', %s::text)"),
    *("show(%s::text)", "ls_tree(%s::text)", "tree_id(%s::text)"),
)


def test_unknown_revisions(sandbox: Repo) -> None:
    """Every function that takes a revision refuses what it does not know."""
    sandbox.commit("CREATE TABLE t ()")
    for call in TAKE_A_REVISION:
        assert sandbox.sql(f"SELECT * FROM pggit.{call}", ("HEAD",)) is not None
        for rev in ("nosuch", "HEAD~7", "", None):
            with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
                sandbox.sql(f"SELECT * FROM pggit.{call}", (rev,))
            assert refusal.detail, (call, rev)


def test_what_is_no_commit_cannot_be_shown(sandbox: Repo) -> None:
    """show() is about commits; WORKING and EMPTY are trees."""
    sandbox.commit("CREATE TABLE t ()")
    for rev in ("WORKING", "EMPTY"):
        assert sandbox.ls_tree(rev) is not None
        with raises_sqlstate("GT002"), sandbox.conn.transaction():
            sandbox.show(rev)


def test_a_working_tree_that_cannot_be_tracked_is_still_shown(sandbox: Repo) -> None:
    """status(), diff() and ls_tree() list an object that commit() would refuse, without a definition."""
    sandbox.commit("CREATE TABLE t ()")
    sandbox.run("CREATE INDEX i ON t ((1)); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass")
    assert ("added", "index", "public.i") in sandbox.status()
    assert ("added", "index", "public.i", None, None) in sandbox.diff()
    assert ("index", "public.i", None) in sandbox.ls_tree("WORKING")
    with raises_sqlstate("GT010"), sandbox.conn.transaction():
        sandbox.tree("WORKING")
    assert len(sandbox.tree("HEAD")) == 64
