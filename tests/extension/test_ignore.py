"""ignore(), unignore(), ignored(): what is left out of commits, status and checkouts, and what is not."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Repo

SCRATCH = """
    CREATE TABLE scratch (id serial PRIMARY KEY, b integer GENERATED ALWAYS AS IDENTITY, c text CHECK (c <> ''));
    CREATE INDEX scratch_c ON scratch (c); COMMENT ON TABLE scratch IS 'x'; COMMENT ON COLUMN scratch.c IS 'x';
    COMMENT ON INDEX scratch_c IS 'x'; COMMENT ON CONSTRAINT scratch_pkey ON scratch IS 'x';
    GRANT SELECT ON scratch TO PUBLIC; GRANT SELECT (c) ON scratch TO PUBLIC; CREATE POLICY p ON scratch;
    CREATE RULE r AS ON UPDATE TO scratch DO INSTEAD NOTHING; CREATE STATISTICS st ON b, c FROM scratch;
    CREATE TRIGGER g BEFORE UPDATE ON scratch FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    COMMENT ON SEQUENCE scratch_id_seq IS 'x'; ALTER TABLE scratch DISABLE TRIGGER ALL;
"""
KEPT = "CREATE TABLE kept (a integer PRIMARY KEY); CREATE SCHEMA app; CREATE TABLE app.orders (a integer)"


@pytest.fixture
def started(sandbox: Repo) -> Repo:
    """One commit with two tables and a schema."""
    sandbox.commit(KEPT, "first")
    return sandbox


def ignore(repo: Repo, *patterns: str) -> None:
    """Ignore these patterns, one after the other."""
    for pattern in patterns:
        repo.sql("SELECT pggit.ignore(%s)", (pattern,))


def seen(repo: Repo) -> set[str]:
    """The identities in status()."""
    return {change.identity for change in repo.status()}


def test_a_table_takes_its_parts(started: Repo) -> None:
    """Not a column, key, index, trigger, comment, grant, sequence or statistics object of it is seen anywhere."""
    tree = started.tree()
    started.run(SCRATCH)
    assert len(started.status()) > 20
    ignore(started, "public.scratch")
    assert started.status() == []
    assert started.tree() == tree
    assert started.diff() == started.diff("WORKING", "HEAD") == []
    assert not [entry for entry in started.ls_tree("WORKING") if "scratch" in entry.identity]
    assert "scratch" not in str(started.sql("SELECT statement FROM pggit.rebuild('WORKING')"))
    with raises_sqlstate("GT001"), started.conn.transaction():
        started.commit()
    started.run("CREATE VIEW v AS SELECT c FROM scratch")
    started.commit(message="a view on it")
    assert not [entry for entry in started.ls_tree() if "scratch" in entry.identity]
    started.sql("SELECT pggit.unignore('public.scratch')")
    assert ("added", "table", "public.scratch") in started.status()


# Patterns, and what of the probes they hide.
PROBES = """
    CREATE SCHEMA tmp; CREATE TABLE tmp.a (x integer); CREATE TABLE tmp.ab (x integer);
    CREATE TABLE tmp_1 (x integer); CREATE TABLE tmp_2 (tmp_3 integer); CREATE TABLE "odd.tmp_4" (x integer);
    CREATE TYPE mood AS ENUM ('a'); CREATE FUNCTION f(mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
    CREATE DOMAIN app.d AS integer CHECK (value > 0);
"""
NAMES = {"tmp", "tmp.a", "tmp.ab", "public.tmp_1", "public.tmp_2", 'public."odd.tmp_4"', "public.mood", "app.d"}
NAMES |= {"public.f(public.mood)"}
MATCHES = [
    (["tmp.a"], {"tmp.a"}),
    (["tmp.?"], {"tmp.a"}),
    (["tmp.*"], {"tmp.a", "tmp.ab"}),
    (["tmp.*", "!tmp.ab"], {"tmp.a"}),
    (["!tmp.ab", "tmp.*"], {"tmp.a", "tmp.ab"}),
    (["tmp"], {"tmp", "tmp.a", "tmp.ab"}),
    (["tmp", "!tmp.ab"], {"tmp", "tmp.a", "tmp.ab"}),
    (["tmp_[12]"], {"public.tmp_1", "public.tmp_2"}),
    (["public.tmp_[!1]"], {"public.tmp_2"}),
    (["public.tmp_[^2-9]"], {"public.tmp_1"}),
    (["a*"], {"tmp.a", "tmp.ab", "app.d"}),
    (["public.*"], {"public.tmp_1", "public.tmp_2", "public.mood", "public.f(public.mood)"}),
    (["public.**tmp_*"], {"public.tmp_1", "public.tmp_2", 'public."odd.tmp_4"'}),
    (["f"], {"public.f(public.mood)"}),
    (["public.f(**)"], {"public.f(public.mood)"}),
    (["mood"], {"public.mood"}),
    (["app.d"], {"app.d"}),
    ([r"tmp\.a"], {"tmp.a"}),
    ([r"tmp_\?"], set()),
    (["tmp.[a"], set()),
    (["tmp.a|tmp.ab"], set()),
    (["TMP.A"], set()),
    (["x"], set()),
    (["**"], NAMES),
    (["*"], NAMES),
]


def test_patterns(started: Repo) -> None:
    """What each pattern matches, with all that belongs to it; the schema that was committed stays in sight."""
    started.run(PROBES)
    everything = {(change.kind, change.identity) for change in started.status()}
    assert {identity for _, identity in everything} >= NAMES
    for patterns, hidden in MATCHES:
        with started.conn.transaction(force_rollback=True):
            ignore(started, *patterns)
            shown = {(change.kind, change.identity) for change in started.status()}
            assert NAMES - {identity for _, identity in shown} == hidden, patterns
            for name in hidden:
                assert not [i for _, i in shown if i.endswith((f" {name}", f" on {name}")) or i.startswith(f"{name}.x")]


def test_an_index_alone(started: Repo) -> None:
    """What a table can do without can be ignored alone, with its comment; a column cannot, and a grant can."""
    started.run(SCRATCH)
    ignore(started, "scratch_c", "**to PUBLIC", "public.scratch.scratch_pk*", "g", "public.scratch.c")
    shown = seen(started)
    assert not {"public.scratch_c", "index public.scratch_c", "table public.scratch to PUBLIC"} & shown
    assert not {"scratch_pkey on public.scratch", "table constraint scratch_pkey on public.scratch"} & shown
    assert "g on public.scratch" not in shown
    assert {"public.scratch", "public.scratch.c", "public.scratch.b", "p on public.scratch"} <= shown


def test_what_is_tracked_stays_tracked(started: Repo) -> None:
    """What HEAD holds is seen whatever matches, its new parts included, until HEAD holds it no longer."""
    ignore(started, "kept", "app", "kept_*")
    assert started.status() == []
    started.run("ALTER TABLE kept ADD b text; CREATE TABLE app.more (a integer)")
    started.run("COMMENT ON CONSTRAINT kept_pkey ON kept IS 'x'")
    assert seen(started) == {"public.kept", "public.kept.b", "table constraint kept_pkey on public.kept"}
    started.commit(message="changed")
    started.run("DROP TABLE kept")
    assert ("removed", "table", "public.kept") in started.status()
    started.commit(message="dropped")
    started.run("CREATE TABLE kept (a integer)")
    assert started.status() == []


def test_checkout_leaves_it_alone(started: Repo) -> None:
    """Rows and all, there and back again; and it is no uncommitted change."""
    started.run("SELECT pggit.create_branch('old')")
    started.commit("CREATE TABLE new (a integer)", "second")
    started.run(SCRATCH + "INSERT INTO scratch (c) VALUES ('x')")
    ignore(started, "scratch*")
    for rev in ("old", "main", "HEAD~1", "main"):
        started.sql("SELECT pggit.checkout(%s)", (rev,))
        assert started.sql("SELECT c FROM scratch") == [("x",)]
    assert started.one("SELECT obj_description('scratch'::regclass)") == "x"
    assert started.status() == []


def test_checkout_of_what_stands_in_the_way(started: Repo) -> None:
    """An ignored table where the revision has one is an uncommitted change (GT007); force makes it what it is there."""
    started.run("SELECT pggit.create_branch('with')")
    started.run("DROP TABLE kept")
    started.commit(message="without")
    ignore(started, "kept")
    started.run("CREATE TABLE kept (a integer PRIMARY KEY, mine text)")
    for call in ("checkout('with')", "revert('HEAD')"):
        with raises_sqlstate("GT007") as refusal, started.conn.transaction():
            started.sql(f"SELECT pggit.{call}")
        assert "public.kept.mine" in (refusal.detail or "")
    started.sql("SELECT pggit.checkout('with', force => true)")
    assert started.status() == []
    assert "mine" not in str(started.ls_tree("WORKING"))


def test_a_merge_that_brings_it(started: Repo) -> None:
    """A branch may track what is ignored here: it is merged, recorded, and tracked from then on."""
    base = started.head()
    started.sql("SELECT pggit.create_branch('side', %s)", (base,))
    started.commit("CREATE TABLE ours (a integer)", "ours")
    started.sql("SELECT pggit.checkout('side')")
    started.commit("CREATE TABLE theirs (a integer)", "theirs")
    started.sql("SELECT pggit.checkout('main')")
    ignore(started, "theirs")
    started.sql("SELECT pggit.merge('side')")
    assert started.status() == []
    assert ("table", "public.theirs") in {(entry.kind, entry.identity) for entry in started.ls_tree()}
    assert started.tree() == started.tree("HEAD")
    started.run("ALTER TABLE theirs ADD b integer")
    assert "public.theirs.b" in seen(started)


def test_a_schema_with_something_left_in_it(started: Repo) -> None:
    """A schema is not dropped over the head of what is ignored in it: PostgreSQL refuses, and nothing has changed."""
    started.run("SELECT pggit.create_branch('old')")
    started.commit("CREATE SCHEMA s; CREATE TABLE s.t (a integer)", "schema")
    ignore(started, "s.u")
    started.run("CREATE TABLE s.u (a integer)")
    with raises_sqlstate("2BP01"), started.conn.transaction():
        started.sql("SELECT pggit.checkout('old')")
    assert started.status() == []
    assert started.one("SELECT to_regclass('s.u') IS NOT NULL AND to_regclass('s.t') IS NOT NULL")


def test_what_cannot_be_tracked(started: Repo) -> None:
    """An object that would stop a commit (GT010) does not, once it is ignored."""
    started.run(
        "CREATE SUBSCRIPTION tmp_s CONNECTION 'dbname=x password=x' PUBLICATION p"
        " WITH (connect = false, slot_name = NONE)"
    )
    with raises_sqlstate("GT010"), started.conn.transaction():
        started.commit(message="refused")
    ignore(started, "tmp_*")
    assert started.status() == []
    started.commit("CREATE TABLE more ()", "fine")


def test_the_list(sandbox: Repo) -> None:
    """In order; said again, a pattern comes last; what is not there cannot be taken away."""
    assert sandbox.sql("SELECT * FROM pggit.ignored()") == []
    ignore(sandbox, "b", "a", "!c", "b")
    assert sandbox.sql("SELECT pattern FROM pggit.ignored()") == [("a",), ("!c",), ("b",)]
    sandbox.sql("SELECT pggit.unignore('a')")
    assert sandbox.sql("SELECT pattern FROM pggit.ignored()") == [("!c",), ("b",)]
    with raises_sqlstate("42704") as refusal, sandbox.conn.transaction():
        sandbox.sql("SELECT pggit.unignore('a')")
    assert refusal.hint == "pggit.ignored() lists the patterns."


@pytest.mark.parametrize(
    ("pattern", "sqlstate"),
    [(None, "22004"), ("", "22023"), ("  ", "22023"), ("!", "22023"), ("[z-a]", "22023"), ("x" * 4097, "22023")],
)
def test_no_pattern(sandbox: Repo, pattern: str | None, sqlstate: str) -> None:
    """What is no pattern is refused by both calls."""
    for call in ("ignore", "unignore"):
        with raises_sqlstate(sqlstate) as refusal, sandbox.conn.transaction():
            sandbox.sql(f"SELECT pggit.{call}(%s)", (pattern,))
        assert refusal.detail
        assert refusal.hint
    assert sandbox.sql("SELECT * FROM pggit.ignored()") == []
