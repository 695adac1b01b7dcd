"""history() and blame(): what became of one object, and who made each part of a table what it is."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

TABLE = "CREATE TABLE t (a integer)"
A = ("table column", "public.t.a")


def story(repo: Repo, kind: str, identity: str, rev: str = "HEAD") -> list[tuple[str, str]]:
    """The messages and changes of an object's history."""
    return [
        (row[0], row[1])
        for row in repo.sql("SELECT message, change FROM pggit.history(%s, %s, %s)", (kind, identity, rev))
    ]


def blamed(repo: Repo, rev: str = "HEAD", table: str = "public.t") -> dict[tuple[str, str], str]:
    """The message of the commit that each part of a table is due to."""
    rows = repo.sql(
        "SELECT b.kind, b.identity, c.message FROM pggit.blame(%s, %s) AS b"
        " JOIN pggit.log(%s) AS c USING (commit_id, author, committed_at)",
        (table, rev, rev),
    )
    return {(kind, identity): message for kind, identity, message in rows}


def record(repo: Repo, message: str, tree: str, *parents: str) -> str:
    """A commit with the tree of another and parents of our choice."""
    return str(
        repo.one(
            "SELECT encode(pggit._record_commit(pggit._tree_of(%s),"
            " ARRAY(SELECT decode(p, 'hex') FROM unnest(%s::text[]) AS p), 'a', now(), %s), 'hex')",
            (tree, list(parents), message),
        )
    )


def test_one_object(sandbox: Repo) -> None:
    """Only commits that changed it, newest first, with what it was after each."""
    sandbox.commit(TABLE, "made")
    sandbox.commit("CREATE TABLE other ()", "elsewhere")
    sandbox.commit("ALTER TABLE t ALTER a TYPE bigint", "widened")
    sandbox.commit("DROP TABLE t", "dropped")
    sandbox.commit(TABLE, "again")
    assert story(sandbox, *A) == [
        ("again", "added"),
        ("dropped", "removed"),
        ("widened", "modified"),
        ("made", "added"),
    ]
    rows = sandbox.sql("SELECT definition, commit_id, author FROM pggit.history(%s, %s)", A)
    assert [row[0] is None for row in rows] == [False, True, False, False]
    assert ("bigint" in rows[2][0], "integer" in rows[3][0]) == (True, True)
    assert [row[1] for row in rows] == [sandbox.rev_parse(f"HEAD~{n}") for n in (0, 1, 2, 4)]
    assert {row[2] for row in rows} == {sandbox.one("SELECT session_user::text")}
    assert story(sandbox, *A, "HEAD~2") == [("widened", "modified"), ("made", "added")]


def test_what_never_was(sandbox: Repo) -> None:
    """No row for a name that nothing had, for another kind of that name, and before the first commit."""
    assert story(sandbox, *A) == []
    sandbox.commit(TABLE, "made")
    assert len(story(sandbox, *A)) == 1
    assert story(sandbox, "table column", "public.t.b") == []
    assert story(sandbox, "view", "public.t") == []
    sandbox.run("CREATE SCHEMA s")
    assert story(sandbox, "schema", "s") == []
    for rev in ("nosuch", "WORKING", "EMPTY"):
        with raises_sqlstate("GT002"), sandbox.conn.transaction():
            story(sandbox, *A, rev)


def test_history_in_trees_of_several_levels(sandbox: Repo) -> None:
    """The way to an object in a large schema changes with its neighbours; its history does not."""
    sandbox.run(
        "DO $$ BEGIN FOR n IN 1..60 LOOP EXECUTE format('CREATE TABLE x%s (a integer, b text)', n); END LOOP; END $$"
    )
    sandbox.commit(TABLE, "made")
    for n in range(1, 40):
        sandbox.commit(f"DROP TABLE x{n}", f"{n}")
    assert sandbox.one("SELECT count(*) FROM pggit.tree WHERE children IS NOT NULL") > 5
    assert story(sandbox, *A) == [("made", "added")]
    assert set(blamed(sandbox).values()) == {"made"}
    assert story(sandbox, "table", "public.x7") == [("7", "removed"), ("made", "added")]


@pytest.fixture
def forked(sandbox: Repo) -> dict[str, str]:
    """base: int; left: bigint; right: text; same_left: bigint, made another way."""
    base = sandbox.commit(TABLE, "base")
    left = sandbox.commit("ALTER TABLE t ALTER a TYPE bigint", "left")
    sandbox.commit("ALTER TABLE t ALTER a TYPE text", "text")
    right = record(sandbox, "right", "HEAD", base)
    return {"base": base, "left": left, "right": right}


def test_a_merge_that_takes_one_side(sandbox: Repo, forked: dict[str, str]) -> None:
    """The side that the merge did not take is not told, as in git log -- path; the merge itself neither."""
    for tree, parents in (("left", ("left", "right")), ("left", ("right", "left"))):
        merge = record(sandbox, "merge", forked[tree], *(forked[p] for p in parents))
        assert story(sandbox, *A, merge) == [("left", "modified"), ("base", "added")]
        assert blamed(sandbox, merge)[A] == "left"
        assert blamed(sandbox, merge)["table", "public.t"] == "base"


def test_a_merge_that_makes_something_new(sandbox: Repo, forked: dict[str, str]) -> None:
    """What no parent had is the merge's, and both sides are told."""
    sandbox.commit("ALTER TABLE t ALTER a TYPE varchar", "varchar")
    merge = record(sandbox, "merge", "HEAD", forked["left"], forked["right"])
    told = story(sandbox, *A, merge)
    assert told[0] == ("merge", "modified")
    assert sorted(told[1:3]) == [("left", "modified"), ("right", "modified")]
    assert told[3:] == [("base", "added")]
    assert blamed(sandbox, merge)[A] == "merge"


def test_both_sides_the_same(sandbox: Repo, forked: dict[str, str]) -> None:
    """Of two parents that have it just so, the first answers for it."""
    twin = record(sandbox, "twin", forked["left"], forked["base"])
    for parents, first in (((forked["left"], twin), "left"), ((twin, forked["left"]), "twin")):
        merge = record(sandbox, "merge", forked["left"], *parents)
        assert story(sandbox, *A, merge) == [(first, "modified"), ("base", "added")]
        assert blamed(sandbox, merge)[A] == first


def test_every_part_of_a_table(sandbox: Repo) -> None:
    """Columns, keys, indexes, triggers, policies, rules, comments, grants and the owner, each due to its commit."""
    sandbox.commit(TABLE, "made")
    sandbox.commit("ALTER TABLE t ADD b serial, ADD c integer GENERATED ALWAYS AS IDENTITY", "columns")
    sandbox.commit("ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a); COMMENT ON CONSTRAINT k ON t IS 'x'", "key")
    sandbox.commit("CREATE INDEX i ON t (b); COMMENT ON INDEX i IS 'x'; COMMENT ON COLUMN t.a IS 'x'", "index")
    sandbox.commit(
        "CREATE POLICY p ON t; CREATE RULE r AS ON UPDATE TO t DO INSTEAD NOTHING; CREATE TRIGGER g BEFORE UPDATE ON t"
        " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); GRANT SELECT (a) ON t TO PUBLIC",
        "others",
    )
    sandbox.commit("CREATE TABLE tt (a integer); CREATE INDEX ON tt (a); COMMENT ON TABLE tt IS 'not t'", "elsewhere")
    found = blamed(sandbox)
    assert found["table", "public.t"] == "made"
    assert found["owner", "table public.t"] == "made"
    assert found["column order", "public.t"] == "columns"
    assert found["table column", "public.t.b"] == found["sequence", "public.t_b_seq"] == "columns"
    assert found["table constraint", "k on public.t"] == found["comment", "table constraint k on public.t"] == "key"
    assert found["index", "public.i"] == found["comment", "index public.i"] == "index"
    assert found["comment", "table column public.t.a"] == "index"
    assert (
        found["policy", "p on public.t"]
        == found["rule", "r on public.t"]
        == found["trigger", "g on public.t"]
        == "others"
    )
    assert found["grant", "table column public.t.a to PUBLIC"] == "others"
    assert not [identity for _, identity in found if "tt" in identity]
    every = {(entry.kind, entry.identity) for entry in sandbox.ls_tree() if "tt" not in entry.identity}
    assert set(found) == every


def test_hostile_names(sandbox: Repo) -> None:
    """A table whose name looks like another's parts."""
    sandbox.commit(
        'CREATE TABLE t (a integer, "x.y" integer); CREATE TABLE "k on public.t" ("t.a" integer PRIMARY KEY)', "made"
    )
    sandbox.commit('ALTER TABLE "k on public.t" ADD CONSTRAINT "q on public.t" CHECK ("t.a" > 0)', "check")
    assert set(blamed(sandbox).values()) == {"made"}
    found = blamed(sandbox, "HEAD", 'public."k on public.t"')
    assert found["table constraint", '"q on public.t" on public."k on public.t"'] == "check"
    assert not set(found) & set(blamed(sandbox))


def test_no_such_table(sandbox: Repo) -> None:
    """A table that is not there is refused; what is asked by another spelling is not there."""
    sandbox.commit(TABLE)
    assert len(blamed(sandbox)) > 2
    for table in ("public.nosuch", "t", None):
        with raises_sqlstate("GT002") as refusal, sandbox.conn.transaction():
            sandbox.sql("SELECT * FROM pggit.blame(%s)", (table,))
        assert "there is no table" in refusal.message
        assert refusal.hint


def test_damage_is_met(sandbox: Repo) -> None:
    """A missing commit or tree is refused: a shorter story would look like another one."""
    sandbox.commit(TABLE, "made")
    sandbox.commit("ALTER TABLE t ALTER a TYPE bigint", "widened")
    sandbox.commit("ALTER TABLE t ALTER a TYPE text", "text")
    for damage in (
        "DELETE FROM pggit.commit WHERE message = 'widened'",
        "UPDATE pggit.commit SET author = 'x' WHERE message = 'made'",
        "DELETE FROM pggit.tree WHERE id = pggit._tree_of('HEAD~1')",
        "UPDATE pggit.tree SET blobs = blobs[2:] WHERE id = pggit._tree_of('HEAD~1')",
    ):
        for call in (
            "pggit.history('table column', 'public.t.a')",
            "pggit.blame('public.t')",
        ):
            with sandbox.conn.transaction(force_rollback=True):
                assert sandbox.conn.execute(damage).rowcount == 1, damage
                with raises_sqlstate("GT009"), sandbox.conn.transaction():
                    sandbox.sql(f"SELECT * FROM {call}")
