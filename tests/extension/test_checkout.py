"""checkout(): the live schema and HEAD move together, rows stay, and what would be lost is refused."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.repo import Change, Repo

USERS = "CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL)"


def checkout(repo: Repo, rev: str, **options: bool) -> str:
    """Call pggit.checkout() with named options."""
    named = "".join(f", {name} => {value}" for name, value in options.items())
    return str(repo.one(f"SELECT pggit.checkout(%s{named})", (rev,)))


@pytest.fixture
def forked(sandbox: Repo) -> Repo:
    """A branch "old" with a table, and main with a column, a view and an index more."""
    sandbox.commit(USERS, "users")
    sandbox.run("SELECT pggit.create_branch('old')")
    sandbox.commit(
        "ALTER TABLE users ADD name text DEFAULT 'nobody'; CREATE VIEW names AS SELECT id, name FROM users;"
        " CREATE INDEX ON users (name); COMMENT ON COLUMN users.name IS 'as it is spoken'",
        "names",
    )
    return sandbox


def test_schema_and_head_move(forked: Repo) -> None:
    """After a checkout the live schema is the branch's, HEAD names it, and there is nothing to commit."""
    old = forked.rev_parse("old")
    assert checkout(forked, "old") == old
    assert forked.one("SELECT pggit.current_branch()") == "old"
    assert forked.head() == old
    assert forked.status() == []
    assert forked.tree() == forked.tree("old") != forked.tree("main")
    assert forked.sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"
        " AND NOT attisdropped ORDER BY attnum"
    ) == [("id",), ("email",)]


def test_there_and_back_again(forked: Repo) -> None:
    """Back on main everything is as it was, down to the comment on a column."""
    before = forked.ls_tree("WORKING")
    checkout(forked, "old")
    checkout(forked, "main")
    assert forked.ls_tree("WORKING") == before
    assert forked.status() == []


def test_rows_stay(forked: Repo) -> None:
    """What both schemas have room for is kept; a column that comes back brings its default."""
    forked.run("INSERT INTO users (id, email, name) VALUES (1, 'a@x', NULL), (2, 'b@x', NULL)")
    checkout(forked, "old")
    assert forked.sql("SELECT * FROM users ORDER BY id") == [(1, "a@x"), (2, "b@x")]
    checkout(forked, "main")
    assert forked.sql("SELECT * FROM users ORDER BY id") == [(1, "a@x", "nobody"), (2, "b@x", "nobody")]


def test_next_commit_goes_to_the_branch(forked: Repo) -> None:
    """What is committed after a checkout has the branch as its parent, and leaves the other one alone."""
    main = forked.rev_parse("main")
    checkout(forked, "old")
    new = forked.commit("CREATE TABLE more ()", "more")
    assert [c.parent_ids for c in forked.log(max_count=1)] == [[forked.rev_parse("old~1")]]
    assert (forked.rev_parse("old"), forked.rev_parse("main")) == (new, main)


def test_a_commit_detaches(forked: Repo) -> None:
    """A commit's id, a tag or rev~1 leave HEAD detached: commits go to no branch until there is one."""
    first = forked.rev_parse("main~1")
    assert checkout(forked, "main~1") == first
    assert forked.one("SELECT pggit.current_branch()") is None
    assert forked.head() == first
    new = forked.commit("CREATE TABLE aside ()", "aside")
    assert forked.head() == new
    assert forked.rev_parse("old") == first
    checkout(forked, "main")
    assert forked.one("SELECT pggit.current_branch()") == "main"


def test_a_branch_goes_before_a_tag(forked: Repo) -> None:
    """A name that is both a branch's and a tag's is the branch's, as in git checkout."""
    forked.run("SELECT pggit.create_tag('old', 'main')")
    checkout(forked, "old")
    assert forked.one("SELECT pggit.current_branch()") == "old"


def test_movement_is_written_down(forked: Repo) -> None:
    """The reflog of HEAD says from where and where to."""
    main, old = forked.head(), forked.rev_parse("old")
    checkout(forked, "old")
    last = forked.reflog()[0]
    assert (last["old_id"], last["new_id"]) == (main, old)
    assert "moving from main to old" in last["reason"]
    assert forked.verify() == []


def test_uncommitted_changes_refuse(forked: Repo) -> None:
    """With uncommitted changes nothing moves, and the error names them; force gives them up."""
    forked.run("CREATE TABLE unsaved ()")
    with raises_sqlstate("GT007") as refused, forked.conn.transaction():
        checkout(forked, "old")
    assert "table public.unsaved" in (refused.detail or "")
    assert Change("added", "table", "public.unsaved") in forked.status()
    assert forked.one("SELECT pggit.current_branch()") == "main"
    checkout(forked, "old", force=True)
    assert forked.one("SELECT to_regclass('unsaved')") is None


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("INSERT INTO users (id, email, name) VALUES (1, 'a', 'b')", "column public.users.name: 1 value"),
        ("INSERT INTO kept VALUES (1), (2)", "table public.kept: 2 rows"),
    ],
)
def test_data_is_not_lost_without_leave(forked: Repo, row: str, lost: str) -> None:
    """A step that would discard rows or values is refused by name and count; nothing has changed then."""
    forked.commit("CREATE TABLE kept (a integer)", "kept")
    forked.run(row)
    before = forked.tree()
    with raises_sqlstate("GT008") as refused, forked.conn.transaction():
        checkout(forked, "old")
    assert lost in (refused.detail or "")
    assert forked.tree() == before
    assert forked.one("SELECT pggit.current_branch()") == "main"
    assert forked.one("SELECT count(*) FROM users") + forked.one("SELECT count(*) FROM kept") > 0
    checkout(forked, "old", allow_data_loss=True)
    assert forked.status() == []


def test_what_a_child_keeps_is_no_loss(sandbox: Repo) -> None:
    """A column that goes from a parent is counted once, without the values of a child that has it for itself."""
    sandbox.commit("CREATE TABLE p (z integer); CREATE TABLE c (a integer) INHERITS (p)", "of the child alone")
    sandbox.commit("ALTER TABLE p ADD a integer NOT NULL", "of both")
    sandbox.run("INSERT INTO p VALUES (1, 2); INSERT INTO c (z, a) VALUES (1, 3)")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        checkout(sandbox, "main~1")
    assert refused.detail == "column public.p.a: 1 value"
    sandbox.run("DELETE FROM ONLY p")
    checkout(sandbox, "main~1")
    assert sandbox.sql("SELECT z, a FROM c") == [(1, 3)]


def test_values_that_do_not_fit_are_a_loss(sandbox: Repo) -> None:
    """A narrower type is refused while there are values that it cut off, and only then."""
    sandbox.commit("CREATE TABLE t (a varchar(3), b smallint)", "narrow")
    sandbox.commit("ALTER TABLE t ALTER a TYPE text, ALTER b TYPE bigint", "wide")
    sandbox.run("INSERT INTO t VALUES ('abc', 1), ('abcd', 70000)")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        checkout(sandbox, "main~1")
    assert "column public.t.a: 1 value" in (refused.detail or "")
    sandbox.run("DELETE FROM t WHERE a = 'abcd'")
    checkout(sandbox, "main~1")
    assert sandbox.sql("SELECT * FROM t") == [("abc", 1)]


def test_values_that_do_not_fit_may_be_let_go(sandbox: Repo) -> None:
    """With leave, a value that the other type does not have becomes NULL, and its neighbours stay."""
    sandbox.commit("CREATE TABLE t (a integer)", "number")
    sandbox.commit("ALTER TABLE t ALTER a TYPE text", "text")
    sandbox.run("INSERT INTO t VALUES ('1'), ('two'), ('3')")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        checkout(sandbox, "main~1")
    assert "1 value" in (refused.detail or "")
    checkout(sandbox, "main~1", allow_data_loss=True)
    assert sandbox.sql("SELECT a FROM t ORDER BY a") == [(1,), (3,), (None,)]


def test_renames_that_were_seen_are_renames(sandbox: Repo) -> None:
    """A table, a column and a constraint that were renamed here are renamed back, with all that is in them."""
    sandbox.commit(USERS, "users")
    sandbox.commit(
        "ALTER TABLE users RENAME TO people; ALTER TABLE people RENAME email TO mail;"
        " ALTER TABLE people RENAME CONSTRAINT users_pkey TO people_pkey",
        "people",
    )
    sandbox.run("INSERT INTO people VALUES (1, 'a@x')")
    checkout(sandbox, "main~1")
    assert sandbox.sql("SELECT id, email FROM users") == [(1, "a@x")]
    checkout(sandbox, "main")
    assert sandbox.sql("SELECT id, mail FROM people") == [(1, "a@x")]


def test_two_columns_that_change_names(sandbox: Repo) -> None:
    """Names that are exchanged find their way by a third one; each value stays with its column."""
    sandbox.commit("CREATE TABLE t (a integer, b integer)", "ab")
    sandbox.run("INSERT INTO t VALUES (1, 2)")
    sandbox.commit("ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME b TO a; ALTER TABLE t RENAME c TO b", "ba")
    assert sandbox.sql("SELECT a, b FROM t") == [(2, 1)]
    checkout(sandbox, "main~1")
    assert sandbox.sql("SELECT a, b FROM t") == [(1, 2)]


@pytest.mark.parametrize("name", ["name", "definition", "type", "table", "t", "public", "btree", "t_pkey", "enabled"])
def test_a_column_takes_nothing_along_that_does_not_use_it(sandbox: Repo, name: str) -> None:
    """A dropped column that is called like a table, a schema or a word of SQL leaves keys and triggers alone."""
    sandbox.commit(
        "CREATE TABLE t (id integer PRIMARY KEY, a integer);"
        "CREATE UNIQUE INDEX t_a ON t (a); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
        "CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a > 0) EXECUTE FUNCTION f()",
        "before",
    )
    sandbox.commit(f'ALTER TABLE t ADD "{name}" integer; CREATE INDEX used ON t ("{name}", a)', "after")
    plan = sandbox.sql(
        "SELECT statement FROM pggit.migration('main', 'main~1') WHERE statement !~ '^(RE)?SET ' ORDER BY step"
    )
    quoted = sandbox.one("SELECT quote_ident(%s)", (name,))
    assert plan == [("DROP INDEX public.used",), (f"ALTER TABLE public.t DROP COLUMN {quoted}",)]


@pytest.mark.parametrize("rev", ["nosuch", "EMPTY", "WORKING", "main~9"])
def test_unknown_revision(forked: Repo, rev: str) -> None:
    """What is no commit cannot be checked out."""
    with raises_sqlstate("GT002"), forked.conn.transaction():
        checkout(forked, rev)


def test_the_same_branch_again(forked: Repo) -> None:
    """To check out where one is changes nothing, and is no error."""
    before = forked.tree()
    assert checkout(forked, "main") == forked.head()
    assert forked.tree() == before


def test_what_the_users_search_path_holds_is_not_called(sandbox: Repo) -> None:
    """Functions and operators of the caller's that look like PostgreSQL's own are none of a checkout's business."""
    sandbox.commit("CREATE TABLE t (a integer DEFAULT length('x'), CHECK (a > 0))", "one")
    sandbox.commit("ALTER TABLE t DROP CONSTRAINT t_a_check, ALTER a DROP DEFAULT", "two")
    sandbox.run(
        "CREATE SCHEMA evil; CREATE FUNCTION evil.length(text) RETURNS integer LANGUAGE plpgsql"
        " AS $$BEGIN RAISE 'called'; END$$; SET LOCAL search_path = evil, pg_catalog, public"
    )
    checkout(sandbox, "main~1", force=True)
    sandbox.run("SET LOCAL search_path = public; INSERT INTO t DEFAULT VALUES")
    assert sandbox.sql("SELECT a FROM t") == [(1,)]


@pytest.mark.parametrize(
    "change",
    [
        "SET PUBLICATION b, c WITH (refresh = false)",
        "SET (binary = true)",
        "CONNECTION 'dbname=elsewhere'",
        "ADD PUBLICATION d WITH (refresh = false)",
    ],
)
def test_a_subscription_is_altered(sandbox: Repo, change: str) -> None:
    """What it subscribes to, its settings and its connection, each alone, back and forth."""
    sandbox.commit(
        "CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION a, b"
        " WITH (connect = false, slot_name = NONE, enabled = false)",
        "before",
    )
    before = sandbox.one("SELECT oid FROM pg_subscription WHERE subname = 's'")
    sandbox.commit(f"ALTER SUBSCRIPTION s {change}", "after")
    for rev in ("main~1", "main"):
        checkout(sandbox, rev)
        assert sandbox.status() == []
    assert sandbox.one("SELECT oid FROM pg_subscription WHERE subname = 's'") == before


def test_an_index_with_other_parameters_is_altered_where_it_stands(sandbox: Repo) -> None:
    """What would only store it otherwise does not build an index anew; another expression does."""
    sandbox.commit("CREATE TABLE t (a integer, b text); CREATE INDEX i ON t (a) WHERE b <> ' WITH (x=1)'", "before")
    sandbox.commit("ALTER INDEX i SET (fillfactor = 60, deduplicate_items = off)", "after")
    sandbox.commit("DROP INDEX i; CREATE INDEX i ON t (b) WITH (fillfactor = 60)", "another")
    for rev, is_same in (("main~1", False), ("main~2", True), ("main~1", True)):
        there = sandbox.one("SELECT pg_relation_filenode('i')")
        checkout(sandbox, rev)
        assert sandbox.status() == []
        assert (sandbox.one("SELECT pg_relation_filenode('i')") == there) is is_same


def test_what_a_checkout_has_made_is_known_by_its_new_name(sandbox: Repo) -> None:
    """What a checkout made anew is renamed before anything is committed: it is renamed back, rows and all."""
    sandbox.commit("CREATE TABLE t (a integer)", "t")
    sandbox.commit("DROP TABLE t", "no t")
    checkout(sandbox, "main~1")
    sandbox.run("SELECT pggit.create_branch('b'), pggit.checkout('b')")
    sandbox.commit("ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME TO u; INSERT INTO u VALUES (7)", "u")
    checkout(sandbox, "b~1")
    assert sandbox.sql("SELECT a FROM t") == [(7,)]


@pytest.mark.parametrize(
    ("before", "change", "lost"),
    [
        ("CREATE TABLE t (a integer); CREATE TABLE u (b integer)",
         "DROP TABLE t; ALTER TABLE u RENAME TO t", "table public.t: 1 row"),
        ("CREATE TABLE t (b integer, a integer)",
         "ALTER TABLE t DROP a; ALTER TABLE t RENAME b TO a", "column public.t.a: 1 value"),
        ("CREATE TABLE t (a integer, b text)", "DROP TABLE t; CREATE TABLE t (b text) PARTITION BY LIST (b);"
         "CREATE TABLE d PARTITION OF t DEFAULT",
         "column public.t.a: 1 value"),
    ],
)  # fmt: skip
def test_what_would_be_lost_has_the_name_that_it_is_known_by(
    sandbox: Repo, before: str, change: str, lost: str
) -> None:
    """Even where it has made way for something else by then: nobody has heard of its interim name."""
    sandbox.commit(before, "before")
    sandbox.commit(change, "change")
    checkout(sandbox, "main~1", allow_data_loss=True)
    sandbox.run("INSERT INTO t (a) VALUES (1)")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        checkout(sandbox, "main")
    assert refused.detail == lost
