"""merge(): two lines of history become one, object by object, and the live schema with them."""

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.workload.merging import fork, merge, preview
from pggit_harness.workload.repo import Repo

USERS = "CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL)"


def columns(repo: Repo, table: str) -> list[str]:
    """The names of a table's columns, in order."""
    query = (
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " ORDER BY attnum"
    )
    return [row[0] for row in repo.sql(query, (table,))]


def test_both_sides_are_kept(sandbox: Repo) -> None:
    """What each side added to one table is there afterwards, and nothing is left to commit."""
    sandbox.commit(USERS, "users")
    ours, theirs = fork(
        sandbox,
        "ALTER TABLE users ADD name text; CREATE INDEX ON users (name); COMMENT ON TABLE users IS 'people'",
        "ALTER TABLE users ADD age integer CHECK (age > 0); ALTER TABLE users ADD UNIQUE (email);"
        " COMMENT ON COLUMN users.email IS 'where to write'; GRANT SELECT ON users TO PUBLIC",
    )
    new = merge(sandbox, "theirs")
    assert sandbox.status() == []
    assert columns(sandbox, "users") == ["id", "email", "age", "name"]
    assert sandbox.head() == new == sandbox.rev_parse("main")
    commit = sandbox.log(max_count=1)[0]
    assert commit.parent_ids == [ours, theirs]
    assert commit.message == "Merge branch 'theirs'"
    assert {(d.kind, d.identity) for d in sandbox.diff(ours, "HEAD")} >= {
        ("table column", "public.users.age"),
        ("comment", "table column public.users.email"),
    }
    assert sandbox.verify() == []


def test_order_of_sides_does_not_matter(sandbox: Repo) -> None:
    """Merging a into b gives the same tree as b into a, the order of columns included."""
    sandbox.commit(USERS, "users")
    fork(
        sandbox,
        "ALTER TABLE users ADD b text, ADD c text",
        "ALTER TABLE users ADD bb text; CREATE VIEW v AS TABLE users",
    )
    sandbox.run("SELECT pggit.create_branch('main2')")
    merge(sandbox, "theirs")
    one = sandbox.tree("HEAD")
    sandbox.run("SELECT pggit.checkout('theirs')")
    merge(sandbox, "main2")
    assert sandbox.tree("HEAD") == one == sandbox.tree()


def test_up_to_date(sandbox: Repo) -> None:
    """Merging an ancestor, or HEAD itself, changes nothing, and is not written down either."""
    sandbox.commit(USERS, "users")
    head = sandbox.commit("CREATE TABLE more ()", "more")
    movements = sandbox.reflog()
    assert merge(sandbox, "main~1") == merge(sandbox, "HEAD") == head
    assert sandbox.reflog() == movements


def test_fast_forward(sandbox: Repo) -> None:
    """A branch without commits of its own moves on to the other's commit, and so does the live schema, rows and all."""
    sandbox.commit(USERS, "users")
    sandbox.run("SELECT pggit.create_branch('ahead'), pggit.checkout('ahead')")
    ahead = sandbox.commit("ALTER TABLE users ADD name text", "name")
    sandbox.run("SELECT pggit.checkout('main'); INSERT INTO users VALUES (1, 'a@x')")
    assert merge(sandbox, "ahead") == ahead == sandbox.rev_parse("main")
    assert sandbox.one("SELECT pggit.current_branch()") == "main"
    assert sandbox.sql("SELECT * FROM users") == [(1, "a@x", None)]
    assert sandbox.status() == []
    assert "Fast-forward" in sandbox.reflog()[0]["reason"]


def test_conflict_changes_nothing(sandbox: Repo) -> None:
    """Two different changes of one object refuse the merge; DETAIL names it, and all is as before."""
    sandbox.commit(USERS, "users")
    fork(sandbox, "ALTER TABLE users ALTER email TYPE varchar(99)", "ALTER TABLE users ALTER email DROP NOT NULL")
    before = (sandbox.tree(), sandbox.head(), sandbox.reflog())
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    assert refused.detail == "table column public.users.email: modified in HEAD, modified in theirs"
    assert (sandbox.tree(), sandbox.head(), sandbox.reflog()) == before


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "clash"),
    [
        ("CREATE TABLE t (a integer, b integer)", "DROP TABLE t", "ALTER TABLE t ADD c integer",
         ("table public.t", "table column public.t.c")),
        ("CREATE TABLE t (a integer, b integer)", "ALTER TABLE t DROP b", "CREATE INDEX i ON t (b)",
         ("table column public.t.b", "index public.i")),
        ("CREATE TABLE t (a integer, b integer)", "ALTER TABLE t DROP b", "CREATE VIEW v AS SELECT b FROM t",
         ("table column public.t.b", "view public.v")),
        ("CREATE TABLE t (a integer, b integer)", "ALTER TABLE t DROP b", "COMMENT ON COLUMN t.b IS 'x'",
         ("table column public.t.b", "comment table column public.t.b")),
        ("CREATE TABLE t (a integer PRIMARY KEY)", "ALTER TABLE t DROP CONSTRAINT t_pkey",
         "CREATE TABLE u (a integer REFERENCES t)",
         ("table constraint t_pkey on public.t", "table constraint u_a_fkey on public.u")),
        ("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (a integer)",
         "DROP FUNCTION f()", "ALTER TABLE t ALTER a SET DEFAULT f()",
         ("function public.f()", "table column public.t.a")),
        ("CREATE TYPE e AS ENUM ('x'); CREATE TABLE t ()", "DROP TYPE e", "ALTER TABLE t ADD a e",
         ("type public.e", "table column public.t.a")),
        ("CREATE SCHEMA s", "DROP SCHEMA s", "CREATE TABLE s.t ()", ("schema s", "table s.t")),
    ],
    ids=["table", "index", "view", "comment", "key", "default", "type", "schema"],
)  # fmt: skip
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_what_hangs_on_what_went(
    sandbox: Repo, base: str, ours: str, theirs: str, clash: tuple[str, str], is_mirrored: bool
) -> None:
    """One side takes away what the other's change needs: a conflict, whoever merges, that names the pair."""
    sandbox.commit(base, "base")
    fork(sandbox, *((theirs, ours) if is_mirrored else (ours, theirs)))
    rows = {f"{row.kind} {row.identity}": row.outcome for row in preview(sandbox, "theirs")}
    assert {rows[name] for name in clash} == {"conflict"}
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    lines = {line.split(": ")[0]: line for line in str(refused.detail).splitlines()}
    assert clash[1] in lines[clash[0]]
    assert clash[0] in lines[clash[1]]
    for strategy in ("ours", "theirs"):
        with sandbox.conn.transaction(force_rollback=True):
            merge(sandbox, "theirs", strategy=strategy)
            assert sandbox.status() == []
            assert sandbox.tree() == sandbox.tree("HEAD^1" if strategy == "ours" else "HEAD^2")


def test_strategy_decides_conflicts_alone(sandbox: Repo) -> None:
    """ours and theirs settle what is in conflict; what is not comes from both sides."""
    sandbox.commit(USERS, "users")
    fork(
        sandbox,
        "ALTER TABLE users ALTER email TYPE varchar(99); CREATE TABLE mine ()",
        "ALTER TABLE users ALTER email TYPE varchar(50); CREATE TABLE yours ()",
    )
    for strategy, length in (("ours", 99), ("theirs", 50)):
        with sandbox.conn.transaction(force_rollback=True):
            merge(sandbox, "theirs", strategy=strategy)
            assert sandbox.one("SELECT to_regclass('mine') IS NOT NULL AND to_regclass('yours') IS NOT NULL")
            assert (
                sandbox.one(
                    "SELECT atttypmod - 4 FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email'"
                )
                == length
            )


def test_resolutions(sandbox: Repo) -> None:
    """Each conflict is settled by its own entry; what no entry settles is refused still."""
    sandbox.commit("CREATE TABLE t (a integer, b integer, c integer)", "base")
    fork(
        sandbox,
        "ALTER TABLE t ALTER a SET DEFAULT 1, ALTER b SET DEFAULT 1, ALTER c SET DEFAULT 1",
        "ALTER TABLE t ALTER a SET DEFAULT 2, ALTER b SET DEFAULT 2, ALTER c SET DEFAULT 2",
    )
    settled = [
        {"kind": "table column", "identity": f"public.t.{name}", "take": take}
        for name, take in (("a", "ours"), ("b", "theirs"), ("c", "base"))
    ]
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs", resolutions=settled[:2])
    assert str(refused.detail).startswith("table column public.t.c: ")
    merge(sandbox, "theirs", resolutions=settled)
    sandbox.run("INSERT INTO t DEFAULT VALUES")
    assert sandbox.sql("TABLE t") == [(1, 2, None)]
    assert sandbox.status() == []


@pytest.mark.parametrize(
    "resolutions",
    [
        {},
        "theirs",
        [1],
        [{"kind": "table column", "identity": "public.t.a"}],
        [{"kind": "table column", "identity": "public.t.a", "take": "mine"}],
        [{"kind": "table column", "identity": "public.t.a", "take": None}],
        [{"kind": "table column", "identity": "public.t.a", "take": "ours", "why": "so"}],
        [{"kind": "table column", "identity": "public.t.a", "take": "ours"}] * 2,
        [{"kind": "table", "identity": "public.t", "take": "ours"}],
        [{"kind": "table", "identity": "public.mine", "take": "ours"}],
    ],
)
def test_resolutions_that_do_not_fit(sandbox: Repo, resolutions: object) -> None:
    """An entry that is malformed, or about no conflict, is an error, and not ignored."""
    sandbox.commit("CREATE TABLE t (a integer)", "base")
    fork(sandbox, "ALTER TABLE t ALTER a SET DEFAULT 1; CREATE TABLE mine ()", "ALTER TABLE t ALTER a SET DEFAULT 2")
    with raises_sqlstate("22023"), sandbox.conn.transaction():
        merge(sandbox, "theirs", resolutions=resolutions)


def test_unknown_strategy(sandbox: Repo) -> None:
    """There are three strategies; anything else is refused, even where nothing is in conflict."""
    sandbox.commit("CREATE TABLE t ()", "base")
    for strategy in ("octopus", "", None):
        with raises_sqlstate("22023"), sandbox.conn.transaction():
            merge(sandbox, "HEAD", strategy=strategy)


def test_uncommitted_changes_refuse(sandbox: Repo) -> None:
    """What is not committed is neither merged nor lost: the merge is refused until it is."""
    sandbox.commit("CREATE TABLE t ()", "base")
    fork(sandbox, "CREATE TABLE a ()", "CREATE TABLE b ()")
    sandbox.run("CREATE TABLE unsaved ()")
    with raises_sqlstate("GT007") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    assert "table public.unsaved" in str(refused.detail)
    assert "force" not in str(refused.hint)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "pair"),
    [
        ("CREATE TABLE t (a integer NOT NULL, b integer NOT NULL)",
         "ALTER TABLE t ADD CONSTRAINT mine PRIMARY KEY (a)", "ALTER TABLE t ADD CONSTRAINT yours PRIMARY KEY (b)",
         ("mine on public.t", "yours on public.t")),
        ("CREATE PUBLICATION p", "DROP PUBLICATION p; CREATE PUBLICATION p FOR ALL TABLES",
         "ALTER PUBLICATION p ADD TABLES IN SCHEMA public",
         ("publication p: modified", "public in publication p: added")),
    ],
    ids=["keys", "publication"],
)  # fmt: skip
def test_impossible_merge(sandbox: Repo, base: str, ours: str, theirs: str, pair: tuple[str, str]) -> None:
    """Changes that go together one by one and still in no schema are a conflict, found by building it."""
    sandbox.commit(base, "base")
    fork(sandbox, ours, theirs)
    before = (sandbox.tree(), sandbox.head())
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    for change in pair:
        assert change in str(refused.detail)
    assert (sandbox.tree(), sandbox.head()) == before


def test_data_is_not_lost_without_leave(sandbox: Repo) -> None:
    """A column that the other side dropped goes only when its values may."""
    sandbox.commit("CREATE TABLE t (a integer, b integer)", "base")
    fork(sandbox, "ALTER TABLE t ADD c integer", "ALTER TABLE t DROP b")
    sandbox.run("INSERT INTO t VALUES (1, 2, 3)")
    with raises_sqlstate("GT008") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    assert "column public.t.b: 1 value" in str(refused.detail)
    merge(sandbox, "theirs", allow_data_loss=True)
    assert sandbox.sql("TABLE t") == [(1, 3)]


def test_preview_changes_nothing(sandbox: Repo) -> None:
    """A preview shows what target would get, and what is in conflict, with the three definitions; in no other order."""
    sandbox.commit("CREATE TABLE t (a integer); CREATE TABLE u ()", "base")
    fork(
        sandbox,
        "ALTER TABLE t ALTER a SET DEFAULT 1; CREATE TABLE mine ()",
        "ALTER TABLE t ALTER a SET DEFAULT 2; CREATE VIEW yours AS SELECT 1 AS x; DROP TABLE u",
    )
    before = (sandbox.tree(), sandbox.head(), sandbox.reflog(), sandbox.status())
    rows = preview(sandbox, "theirs")
    assert [(row.kind, row.identity, row.outcome) for row in rows] == [
        ("table column", "public.t.a", "conflict"),
        ("column order", "public.u", "clean"),
        ("table", "public.u", "clean"),
        ("view", "public.yours", "clean"),
        *(("owner", f"{name}", "clean") for name in ("table public.u", "view public.yours")),
    ]
    assert [text is None for text in rows[3][3:]] == [True, True, False]
    assert rows[2].base_definition == rows[2].target_definition
    assert rows[2].source_definition is None
    assert "DEFAULT 2" in str(rows[0].source_definition)
    assert "DEFAULT 1" in str(rows[0].target_definition)
    assert (sandbox.tree(), sandbox.head(), sandbox.reflog(), sandbox.status()) == before
    mirrored = preview(sandbox, "main", "theirs")
    assert [(row.identity, row.outcome) for row in mirrored] == [
        ("public.mine", "clean"), ("public.mine", "clean"), ("public.t.a", "conflict"), ("table public.mine", "clean"),
    ]  # fmt: skip


def test_merge_base(sandbox: Repo) -> None:
    """The base is where two branches parted; of two in line it is the older."""
    base = sandbox.commit("CREATE TABLE t ()", "base")
    ours, theirs = fork(sandbox, "CREATE TABLE a ()", "CREATE TABLE b ()")
    ask = "SELECT pggit.merge_base(%s, %s)"
    assert sandbox.one(ask, ("main", "theirs")) == sandbox.one(ask, ("theirs", "main")) == base
    assert sandbox.one(ask, ("main", "main~1")) == base
    assert sandbox.one(ask, ("main", "main")) == ours
    merge(sandbox, "theirs")
    assert sandbox.one(ask, ("main", "theirs")) == theirs


def test_criss_cross(sandbox: Repo) -> None:
    """Branches that have merged one another have two bases; a change that both have already is no conflict."""
    sandbox.commit("CREATE TABLE t (a integer, b integer)", "base")
    ours, theirs = fork(sandbox, "ALTER TABLE t ALTER a SET DEFAULT 1", "ALTER TABLE t ALTER b SET DEFAULT 2")
    sandbox.run("SELECT pggit.create_branch('ours')")
    merge(sandbox, "theirs")
    sandbox.run("SELECT pggit.checkout('theirs')")
    merge(sandbox, "ours")
    sandbox.commit("ALTER TABLE t ALTER a SET DEFAULT 3", "three")
    sandbox.run("SELECT pggit.checkout('main')")
    sandbox.commit("ALTER TABLE t ALTER b SET DEFAULT 4", "four")
    bases = sandbox.sql(
        "SELECT encode(b, 'hex') FROM pggit._merge_bases(ARRAY[decode(%s, 'hex')], decode(%s, 'hex')) AS b",
        (sandbox.rev_parse("main"), sandbox.rev_parse("theirs")),
    )
    assert {row[0] for row in bases} == {ours, theirs}
    assert sandbox.one("SELECT pggit.merge_base('main', 'theirs')") == min(ours, theirs)
    merge(sandbox, "theirs")
    sandbox.run("INSERT INTO t DEFAULT VALUES")
    assert sandbox.sql("TABLE t") == [(3, 4)]


def test_criss_cross_that_was_settled_twice(sandbox: Repo) -> None:
    """Where the two bases disagree and each branch settled it its own way, it is a conflict again, as in git."""
    sandbox.commit("CREATE TABLE t (a integer)", "base")
    fork(sandbox, "ALTER TABLE t ALTER a SET DEFAULT 1", "ALTER TABLE t ALTER a SET DEFAULT 2")
    sandbox.run("SELECT pggit.create_branch('ours')")
    merge(sandbox, "theirs", strategy="ours")
    sandbox.run("SELECT pggit.checkout('theirs')")
    merge(sandbox, "ours", strategy="ours")
    sandbox.run("SELECT pggit.checkout('main')")
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    assert "table column public.t.a" in str(refused.detail)


def test_unrelated_histories(repo: Repo) -> None:
    """Without a common ancestor nobody knows who changed what: refused, as in git; merge_base says NULL."""
    repo.commit("CREATE TABLE a ()", "a")
    repo.sql("SELECT pggit.create_branch('a')")
    repo.conn.execute("UPDATE pggit.head SET ref = 'refs/heads/orphan'")
    repo.commit("CREATE TABLE b ()", "b")
    assert repo.one("SELECT pggit.merge_base('a', 'orphan')") is None
    with raises_sqlstate("22023"):
        merge(repo, "a")


@pytest.mark.parametrize("rev", ["nosuch", "EMPTY", "WORKING", None])
def test_unknown_revision(sandbox: Repo, rev: str | None) -> None:
    """What is no commit cannot be merged."""
    sandbox.commit("CREATE TABLE t ()", "base")
    with raises_sqlstate("GT002"), sandbox.conn.transaction():
        merge(sandbox, rev)


def test_message(sandbox: Repo) -> None:
    """The message says what was merged, and into what where that is not main; the caller's own goes before."""
    sandbox.commit("CREATE TABLE t ()", "base")
    fork(sandbox, "CREATE TABLE a ()", "CREATE TABLE b ()")
    sandbox.run("SELECT pggit.create_branch('x'), pggit.checkout('x')")
    merge(sandbox, "theirs")
    assert sandbox.log(max_count=1)[0].message == "Merge branch 'theirs' into x"
    sandbox.run("SELECT pggit.checkout('main~0')")
    merge(sandbox, "theirs", message="as I say")
    assert sandbox.log(max_count=1)[0].message == "as I say"
    assert sandbox.one("SELECT pggit.current_branch()") is None
