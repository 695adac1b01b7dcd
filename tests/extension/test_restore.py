"""restore(): one object back to what it was, with its parts, and nothing else touched."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

TABLE = """
    CREATE TABLE t (id serial PRIMARY KEY, a text NOT NULL DEFAULT 'x' CHECK (a <> ''),
                    b integer GENERATED ALWAYS AS IDENTITY);
    CREATE INDEX i ON t (a); COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.a IS 'x'; COMMENT ON INDEX i IS 'x';
    GRANT SELECT ON t TO PUBLIC; GRANT UPDATE (a) ON t TO PUBLIC; CREATE POLICY p ON t;
    ALTER TABLE t OWNER TO pg_monitor;
    CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
"""
OTHERS = "CREATE VIEW v AS SELECT id, a FROM t; CREATE TABLE u (t_id integer REFERENCES t)"


def restore(repo: Repo, kind: str, identity: str, rev: str = "HEAD", allow_data_loss: bool = False) -> None:
    """Call pggit.restore()."""
    repo.sql("SELECT pggit.restore(%s, %s, %s, %s)", (kind, identity, rev, allow_data_loss))


@pytest.fixture
def made(sandbox: Repo) -> Repo:
    """A table with parts of most kinds, a view on it and a foreign key to it, committed."""
    sandbox.commit(TABLE + OTHERS, "made")
    return sandbox


# What is done to the table, and how many of its rows' values that takes away.
CHANGES = [
    "ALTER TABLE t ADD c integer; ALTER TABLE t ALTER a DROP NOT NULL; ALTER TABLE t ALTER a SET DEFAULT 'y'",
    "DROP INDEX i; CREATE INDEX i ON t (b); CREATE INDEX j ON t (a)",
    "DROP POLICY p ON t; DROP TRIGGER g ON t; ALTER TABLE t DISABLE TRIGGER ALL",
    "COMMENT ON TABLE t IS NULL; COMMENT ON COLUMN t.a IS 'y'; COMMENT ON CONSTRAINT t_pkey ON t IS 'y'",
    "REVOKE ALL ON t FROM PUBLIC; ALTER TABLE t OWNER TO CURRENT_USER; ALTER TABLE t ENABLE ROW LEVEL SECURITY",
    "DROP VIEW v; ALTER TABLE t ALTER a TYPE varchar(80); CREATE VIEW v AS SELECT id, a FROM t",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_table_with_its_parts(made: Repo, change: str) -> None:
    """Whatever was done to it, it is as it was: rows stay, HEAD stays, and what else is uncommitted stays."""
    made.run("INSERT INTO t (a) VALUES ('one'), ('two'); INSERT INTO u VALUES (1); CREATE TABLE new (x integer)")
    head, log = made.head(), made.reflog()
    made.run(change)
    assert {c.identity for c in made.status()} - {"public.new", "public.new.x", "table public.new"}
    restore(made, "table", "public.t")
    assert {c.identity for c in made.status()} <= {"public.new", "public.new.x", "table public.new", "public.v"}
    assert not [c for c in made.status() if c.kind == "view" and "TYPE" not in change]
    assert made.sql("SELECT id, a, b FROM t ORDER BY id") == [(1, "one", 1), (2, "two", 2)]
    assert made.sql("SELECT * FROM u") == [(1,)]
    assert (made.head(), made.reflog()) == (head, log)


def test_a_table_that_is_gone(made: Repo) -> None:
    """A dropped table comes back with all its parts, empty; what went with it is not made up."""
    made.run("DROP TABLE t CASCADE")
    restore(made, "table", "public.t")
    left = {(c.change, c.kind, c.identity) for c in made.status()}
    assert {identity for _, _, identity in left} == {"public.v", "view public.v", "u_t_id_fkey on public.u"}
    restore(made, "view", "public.v")
    restore(made, "table constraint", "u_t_id_fkey on public.u")
    assert made.status() == []
    assert made.one("SELECT count(*) FROM t") == 0


def test_an_older_revision(made: Repo) -> None:
    """Any revision will do; the difference to HEAD is an uncommitted change then."""
    made.commit("ALTER TABLE t ADD c integer; CREATE TABLE later ()", "more")
    restore(made, "table", "public.t", "HEAD~1")
    assert {(c.change, c.kind, c.identity) for c in made.status()} == {
        ("removed", "table column", "public.t.c"),
        ("modified", "column order", "public.t"),
    }
    with raises_sqlstate("GT002"), made.conn.transaction():
        restore(made, "table", "public.t", "nosuch")


def test_what_the_revision_does_not_have(made: Repo) -> None:
    """It goes, as with git restore --source; rows need leave."""
    made.run("CREATE TABLE extra (x integer); INSERT INTO extra VALUES (1), (2)")
    with raises_sqlstate("GT008") as refusal, made.conn.transaction():
        restore(made, "table", "public.extra")
    assert "public.extra: 2 rows" in (refusal.detail or "")
    assert made.one("SELECT count(*) FROM extra") == 2
    restore(made, "table", "public.extra", allow_data_loss=True)
    assert made.status() == []


def test_values_are_counted(made: Repo) -> None:
    """A column that the revision does not have takes its values along, with leave alone."""
    made.run("ALTER TABLE t ADD c integer; INSERT INTO t (c) VALUES (1), (NULL), (3)")
    with raises_sqlstate("GT008") as refusal, made.conn.transaction():
        restore(made, "table", "public.t")
    assert "public.t.c: 2 values" in (refusal.detail or "")
    restore(made, "table", "public.t", allow_data_loss=True)
    assert made.status() == []
    assert made.one("SELECT count(*) FROM t") == 3


def test_one_column(made: Repo) -> None:
    """A column comes back with comment, grants and its sequence, at the end; its place is an object of its own."""
    made.commit("ALTER TABLE t OWNER TO CURRENT_USER", "mine")
    made.run("ALTER TABLE t DROP b; DROP TABLE u; ALTER TABLE t DROP id CASCADE; ALTER TABLE t ALTER a SET DEFAULT 'y'")
    restore(made, "table column", "public.t.b")
    restore(made, "table column", "public.t.id")
    assert made.sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 AND NOT attisdropped"
        " ORDER BY attnum"
    ) == [("a",), ("b",), ("id",)]
    left = {(c.change, c.kind, c.identity) for c in made.status()}
    assert ("modified", "table column", "public.t.a") in left
    assert ("modified", "column order", "public.t") in left
    assert not {("removed", "sequence", "public.t_id_seq"), ("removed", "table column", "public.t.id")} & left
    restore(made, "table column", "public.t.a")
    restore(made, "column order", "public.t")
    left = {(c.kind, c.identity) for c in made.status() if "public.u" not in c.identity}
    assert not [kind for kind, _ in left if kind in ("column order", "table column", "sequence")]


def test_other_kinds(made: Repo) -> None:
    """A function, a type with its checks, a comment, a grant, an owner: each alone."""
    made.commit(
        "CREATE FUNCTION f2() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f2() OWNER TO pg_monitor;"
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; COMMENT ON FUNCTION f() IS 'x';"
        "CREATE DOMAIN d AS integer CHECK (value > 0); COMMENT ON CONSTRAINT d_check ON DOMAIN d IS 'x'",
        "others",
    )
    made.run(
        "DROP FUNCTION f(); DROP DOMAIN d; COMMENT ON TABLE t IS 'y'; REVOKE SELECT ON t FROM PUBLIC;"
        "ALTER FUNCTION f2() OWNER TO CURRENT_USER"
    )
    for kind, identity in (
        ("function", "public.f()"),
        ("type", "public.d"),
        ("comment", "table public.t"),
        ("grant", "table public.t to PUBLIC"),
        ("owner", "function public.f2()"),
    ):
        assert (kind, identity) in {(c.kind, c.identity) for c in made.status()}
        restore(made, kind, identity)
        assert (kind, identity) not in {(c.kind, c.identity) for c in made.status()}
    assert made.status() == []


def test_neither_there_nor_here(made: Repo) -> None:
    """An object that nobody has is refused, and so is a part of a table that is not there."""
    for kind, identity in (
        ("table", "public.nosuch"),
        ("table", "t"),
        ("view", "public.t"),
        ("table", None),
        (None, "public.t"),
    ):
        with raises_sqlstate("GT002") as refusal, made.conn.transaction():
            made.sql("SELECT pggit.restore(%s::text, %s::text)", (kind, identity))
        assert "to restore" in refusal.message
        assert refusal.hint
    made.run("DROP TABLE t CASCADE")
    for kind, identity in (("table column", "public.t.a"), ("index", "public.i"), ("comment", "table public.t")):
        with raises_sqlstate("GT002") as refusal, made.conn.transaction():
            restore(made, kind, identity)
        assert "public.t" in refusal.message
    assert ("removed", "table", "public.t") in made.status()


def test_what_others_need_stays(made: Repo) -> None:
    """PostgreSQL refuses to take away what others use, and nothing has changed."""
    made.run("CREATE TABLE x (a integer); CREATE VIEW y AS SELECT a FROM x")
    before = made.status()
    with pytest.raises(Exception, match=r"public\.x|depend"), made.conn.transaction():
        restore(made, "table", "public.x")
    assert made.status() == before


def test_rights(made: Repo) -> None:
    """The statements are the caller's: a writer without a right on the table gets 42501, and it is as it was."""
    role = f"restorer_{made.database.name}"
    made.run(f'CREATE ROLE "{role}"; ALTER TABLE t ADD c integer')
    made.sql("SELECT pggit.grant_write(%s)", (role,))
    before = made.status()
    with raises_sqlstate("42501"), made.conn.transaction():
        made.run(f"SET LOCAL ROLE \"{role}\"; SELECT pggit.restore('table', 'public.t')")
    assert made.status() == before
    made.run(f'GRANT pg_monitor TO "{role}"')
    with made.conn.transaction():
        made.run(f"SET LOCAL ROLE \"{role}\"; SELECT pggit.restore('table', 'public.t'); RESET ROLE")
    assert made.status() == []


def test_what_was_restored_is_known_by_its_new_name(sandbox: Repo) -> None:
    """What restore() made anew is renamed before anything is committed: it is renamed back, rows and all."""
    sandbox.commit("CREATE TABLE t (a integer)", "t")
    sandbox.run("DROP TABLE t")
    restore(sandbox, "table", "public.t")
    sandbox.commit("ALTER TABLE t RENAME TO u; INSERT INTO u VALUES (7)", "u")
    sandbox.run("SELECT pggit.checkout('main~1')")
    assert sandbox.sql("SELECT a FROM t") == [(7,)]
