"""merge(): what one side has renamed is the same object under both names."""

from datetime import date

import pytest

from pggit_harness.oracles.sqlstate import raises_sqlstate
from pggit_harness.oracles.tree_equality import listing
from pggit_harness.workload.merging import fork, merge, preview
from pggit_harness.workload.repo import Repo

BASE = """
    CREATE TABLE person (id integer PRIMARY KEY, email text, "kind of" text, born date);
    INSERT INTO person VALUES (1, 'a@x', 'kind', '2000-01-01'), (2, NULL, NULL, NULL);
    CREATE VIEW everyone AS SELECT id, email, born FROM person;
    CREATE SEQUENCE counted;
    CREATE SCHEMA "apart from";
    CREATE SCHEMA far;
    CREATE TABLE two (a integer, b text);
    CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 2 * x;
    CREATE FUNCTION plus(x integer, y integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN x + y;
    CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE FUNCTION apart(x date, y date) RETURNS double precision LANGUAGE sql IMMUTABLE RETURN x - y;
    CREATE TYPE pair AS (a integer, b integer);
    CREATE FUNCTION sum_of(x pair) RETURNS integer LANGUAGE sql IMMUTABLE RETURN (x).a;
"""
ADDRESS = "ALTER TABLE person RENAME email TO address"
MEASURED = "ALTER TABLE measure RENAME value TO amount"
PEOPLE = "ALTER TABLE person RENAME TO people"
ROWS = [(1, "a@x", "kind", date(2000, 1, 1)), (2, None, None, None)]


def after(repo: Repo, *statements: str) -> dict[tuple[str, str], str]:
    """What the live schema is after these statements, which are undone again."""
    with repo.conn.transaction(force_rollback=True):
        for statement in statements:
            repo.run(statement)
        return listing(repo.conn)


@pytest.mark.parametrize(
    ("names", "change"),
    [
        (ADDRESS, "CREATE INDEX email ON person (lower(email)) WHERE email <> 'email'"),
        (ADDRESS, "ALTER TABLE person ALTER email SET DEFAULT 'email'"),
        (ADDRESS, "ALTER TABLE person ADD UNIQUE (email), ADD CHECK (email <> 'email')"),
        (ADDRESS, "COMMENT ON COLUMN person.email IS 'email'; GRANT SELECT (email) ON person TO PUBLIC"),
        ('ALTER TABLE person RENAME "kind of" TO sort', 'ALTER TABLE person ALTER "kind of" TYPE varchar(99)'),
        (ADDRESS, "CREATE VIEW v AS SELECT email, p.born AS address FROM person AS p"),
        (ADDRESS, "CREATE OR REPLACE VIEW everyone AS SELECT id, email, born, 'email' AS x FROM person"),
        (ADDRESS, "CREATE POLICY p ON person USING (email = ANY (SELECT x.email FROM everyone AS x))"),
        (ADDRESS,
         "CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT email FROM person; END"),
        ("ALTER TABLE person RENAME born TO date",
         "ALTER TABLE person ADD CHECK (born > '1900-01-01'::date), ADD died date"),
        ('ALTER TABLE person RENAME "kind of" TO sort', "CREATE STATISTICS s ON email, \"kind of\" FROM person"),
        (PEOPLE, "ALTER TABLE person ADD age integer CHECK (age > 0); GRANT SELECT ON person TO PUBLIC"),
        (PEOPLE + "; ALTER TABLE people RENAME email TO address", "CREATE INDEX ON person (email)"),
        ('ALTER TABLE person RENAME email TO x; ALTER TABLE person RENAME "kind of" TO email;'
         'ALTER TABLE person RENAME x TO "kind of"', "CREATE INDEX i ON person (email)"),
        ("ALTER TABLE two RENAME a TO x; ALTER TABLE two RENAME b TO a; ALTER TABLE two RENAME x TO b",
         "CREATE INDEX i ON two (a)"),
        ("CREATE SCHEMA s; ALTER TABLE person SET SCHEMA s", "CREATE TABLE more (id integer REFERENCES person)"),
        ("ALTER SEQUENCE counted RENAME TO numbers", "ALTER TABLE person ALTER id SET DEFAULT nextval('counted')"),
        ("ALTER FUNCTION twice RENAME TO double", "ALTER TABLE person ADD CHECK (twice(id) > 0)"),
        ("ALTER TABLE two RENAME TO deux",
         "ALTER TABLE two ADD c integer; CREATE OPERATOR CLASS two FOR TYPE integer USING btree"
         ' AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);'
         'CREATE COLLATION two FROM "C"; ALTER TABLE person ADD said text COLLATE two;'
         "CREATE FUNCTION two() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
         "CREATE EVENT TRIGGER e ON table_rewrite EXECUTE FUNCTION two()"),
        ("ALTER FUNCTION twice RENAME TO double",
         "ALTER FUNCTION twice COST 7; CREATE TYPE twice AS ENUM ('a'); ALTER TABLE person ADD said twice"),
        ("ALTER TABLE two RENAME TO deux", "CREATE FUNCTION f(x two) RETURNS two[] LANGUAGE sql RETURN ARRAY[x];"
         "CREATE TABLE rows_of (a two, b two[])"),
        ('ALTER SCHEMA "apart from" RENAME TO near; ALTER SCHEMA far RENAME TO "far away"',
         'CREATE PUBLICATION p FOR TABLES IN SCHEMA "apart from", far; CREATE TABLE "apart from".more (id integer)'),
        ("ALTER FUNCTION told RENAME TO heard", "CREATE EVENT TRIGGER e ON table_rewrite EXECUTE FUNCTION told()"),
        ("ALTER FUNCTION twice RENAME TO double", "CREATE OPERATOR !! (FUNCTION = twice, RIGHTARG = integer)"),
        ("ALTER FUNCTION plus RENAME TO two", "CREATE AGGREGATE total (integer) (SFUNC = plus, STYPE = integer)"),
        ("CREATE SCHEMA s; ALTER FUNCTION apart SET SCHEMA s",
         "CREATE TYPE days AS RANGE (SUBTYPE = date, SUBTYPE_DIFF = apart)"),
        ("ALTER FUNCTION sum_of RENAME TO total", "CREATE CAST (pair AS integer) WITH FUNCTION sum_of(pair)"),
        ("ALTER TYPE pair RENAME TO couple", "CREATE FUNCTION f(x pair) RETURNS pair[] LANGUAGE sql RETURN ARRAY[x]"),
        ("ALTER TABLE person RENAME CONSTRAINT person_pkey TO key", "CREATE TABLE more (id integer REFERENCES person)"),
        ("ALTER VIEW everyone RENAME TO all_of_them", "COMMENT ON VIEW everyone IS 'x'"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_change_goes_to_the_new_name(sandbox: Repo, names: str, change: str, is_mirrored: bool) -> None:
    """One side renames, the other changes: the change is there under the new name, and every value is there still."""
    sandbox.commit(BASE, "base")
    table = sandbox.one("SELECT 'person'::regclass::oid")
    wanted = after(sandbox, change, names)
    fork(sandbox, *((change, names) if is_mirrored else (names, change)))
    merge(sandbox, "theirs")
    assert listing(sandbox.conn) == wanted
    assert sandbox.status() == []
    name = sandbox.one("SELECT %s::oid::regclass", (table,))
    assert [row[:4] for row in sandbox.sql(f"SELECT * FROM {name} ORDER BY 1")] == ROWS
    assert sandbox.verify() == []


@pytest.mark.parametrize(
    ("names", "change"),
    [
        (MEASURED, "CREATE TABLE of_two PARTITION OF measure FOR VALUES IN (2); CREATE INDEX ON of_two (value)"),
        (MEASURED + "; ALTER TABLE measure RENAME TO measures",
         "CREATE TABLE of_two PARTITION OF measure FOR VALUES IN (2) PARTITION BY LIST (value);"
         "CREATE TABLE of_two_and_one PARTITION OF of_two (CHECK (value < 7)) FOR VALUES IN (1)"),
        (MEASURED, "CREATE TABLE of_two (value integer, sort integer NOT NULL, CHECK (value > 0));"
         "ALTER TABLE measure ATTACH PARTITION of_two FOR VALUES IN (2)"),
        (ADDRESS, "CREATE TABLE student (grade integer) INHERITS (person);"
         "CREATE VIEW marks AS SELECT email, grade FROM student"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_new_children_have_the_new_names(sandbox: Repo, names: str, change: str, is_mirrored: bool) -> None:
    """A partition or child that one side makes gets the column by the name that the other side gave its parent's."""
    sandbox.commit(BASE, "base")
    sandbox.commit(
        "CREATE TABLE measure (sort integer NOT NULL, value integer) PARTITION BY LIST (sort);"
        "CREATE TABLE of_one PARTITION OF measure FOR VALUES IN (1); INSERT INTO measure VALUES (1, 7)",
        "measures",
    )
    wanted = after(sandbox, change, names)
    fork(sandbox, *((change, names) if is_mirrored else (names, change)))
    merge(sandbox, "theirs")
    assert listing(sandbox.conn) == wanted
    assert sandbox.status() == []
    assert sandbox.sql("SELECT * FROM of_one") == [(1, 7)]
    assert sandbox.verify() == []


def test_a_child_of_two_parents(sandbox: Repo) -> None:
    """Where its column is the other parent's, too, which has no other name, the two do not go together."""
    sandbox.commit(BASE, "base")
    fork(sandbox, ADDRESS, "CREATE TABLE named (email text); CREATE TABLE child () INHERITS (person, named)")
    head = sandbox.head()
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    # It has the new name, as its first parent's column; its second parent's it lacks then.
    assert (refused.detail or "").startswith('child table is missing column "email"\n')
    assert (sandbox.head(), sandbox.status()) == (head, [])


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_child_and_a_column_that_goes(sandbox: Repo, is_mirrored: bool) -> None:
    """A child with a column of its own keeps it when its parent's goes; one that has it from there is in the way."""
    sandbox.commit(BASE, "base")
    gone, own = "ALTER TABLE two DROP b", "CREATE TABLE child (b text) INHERITS (two)"
    wanted = after(sandbox, own, gone)
    with sandbox.conn.transaction(force_rollback=True):
        fork(sandbox, *((own, gone) if is_mirrored else (gone, own)))
        merge(sandbox, "theirs", allow_data_loss=True)
        assert listing(sandbox.conn) == wanted
        assert sandbox.status() == []
    inherited = "CREATE TABLE child () INHERITS (two)"
    fork(sandbox, *((inherited, gone) if is_mirrored else (gone, inherited)))
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs", allow_data_loss=True)
    assert "table column public.child.b: added in " in (refused.detail or "")
    assert "clashes with table column public.two.b" in (refused.detail or "")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (ADDRESS, "ALTER TABLE person RENAME born TO birthday"),
        (ADDRESS, PEOPLE),
        (ADDRESS, "CREATE SCHEMA s; ALTER TABLE person SET SCHEMA s; ALTER TABLE s.person ADD CHECK (email <> '')"),
        (ADDRESS + "; CREATE TABLE mine (a integer)",
         PEOPLE + "; ALTER TABLE people RENAME born TO birthday; CREATE INDEX ON people (email)"),
        (ADDRESS, ADDRESS + "; CREATE INDEX ON person (address)"),
        (ADDRESS, ADDRESS + "; ALTER TABLE person ALTER address SET DEFAULT ''"),
    ],
)  # fmt: skip
def test_names_of_both_sides(sandbox: Repo, ours: str, theirs: str) -> None:
    """Each side renames something else, or both the same: all names count, whichever side is named first."""
    sandbox.commit(BASE, "base")
    fork(sandbox, ours, theirs)
    trees = set()
    for target, source in (("main", "theirs"), ("theirs", "main")):
        with sandbox.conn.transaction(force_rollback=True):
            sandbox.sql("SELECT pggit.checkout(%s)", (target,))
            merge(sandbox, source)
            assert sandbox.status() == []
            columns = sandbox.sql("SELECT * FROM pggit.ls_tree('HEAD') WHERE kind = 'table column'")
            assert not any("email" in row[1] for row in columns)
            trees.add(sandbox.tree())
    assert len(trees) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        (ADDRESS, "ALTER TABLE person DROP email CASCADE",
         ("table column public.person.email", "table column public.person.address")),
        (ADDRESS, "ALTER TABLE person RENAME email TO mail",
         ("table column public.person.address", "table column public.person.mail")),
        ('ALTER TABLE person RENAME "kind of" TO sort', 'ALTER TABLE person DROP "kind of"',
         ('table column public.person."kind of"', "table column public.person.sort")),
        (PEOPLE, "DROP TABLE person CASCADE", ("table public.person", "table public.people")),
        (PEOPLE, "ALTER TABLE person RENAME TO folk", ("table public.people", "table public.folk")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_names_that_the_sides_do_not_agree_on(
    sandbox: Repo, ours: str, theirs: str, names: tuple[str, str], is_mirrored: bool
) -> None:
    """One side renames what the other drops, or renames otherwise: a conflict that names both, settled as a whole."""
    sandbox.commit(BASE, "base")
    fork(sandbox, *((theirs, ours) if is_mirrored else (ours, theirs)))
    with raises_sqlstate("GT006") as refused, sandbox.conn.transaction():
        merge(sandbox, "theirs")
    lines = {line.split(": ")[0]: line for line in str(refused.detail).splitlines()}
    assert names[1] in lines[names[0]]
    assert names[0] in lines[names[1]]
    for take, rev in (("ours", "HEAD^1"), ("theirs", "HEAD^2")):
        with sandbox.conn.transaction(force_rollback=True):
            merge(sandbox, "theirs", strategy=take, allow_data_loss=True)
            assert sandbox.tree() == sandbox.tree(rev)
        with sandbox.conn.transaction(force_rollback=True):
            kind, name = names[1].split(" public.")
            resolutions = [{"kind": kind, "identity": f"public.{name}", "take": take}]
            merge(sandbox, "theirs", resolutions=resolutions, allow_data_loss=True)
            assert sandbox.tree() == sandbox.tree(rev)


def test_a_name_that_is_taken(sandbox: Repo) -> None:
    """The new name is one that the other side has given to something else: nobody makes way unasked."""
    sandbox.commit(BASE, "base")
    fork(
        sandbox,
        "ALTER TABLE person RENAME email TO address; CREATE INDEX i ON person (id)",
        "ALTER TABLE person ADD address integer, ALTER email SET DEFAULT ''",
    )
    before = sandbox.tree(), sandbox.head()
    with raises_sqlstate("GT006"), sandbox.conn.transaction():
        merge(sandbox, "theirs")
    assert (sandbox.tree(), sandbox.head()) == before


def test_a_conflict_is_one_under_the_new_name(sandbox: Repo) -> None:
    """Both sides change what one of them has renamed: one conflict, and what is taken has the new name."""
    sandbox.commit(BASE, "base")
    fork(
        sandbox,
        "ALTER TABLE person ALTER email SET DEFAULT 'ours'",
        ADDRESS + "; ALTER TABLE person ALTER address SET DEFAULT 'theirs'",
    )
    (row,) = (row for row in preview(sandbox, "theirs") if row.outcome == "conflict")
    assert (row.kind, row.identity) == ("table column", "public.person.address")
    assert "email text DEFAULT 'ours'" in str(row.target_definition)
    assert "address text DEFAULT 'theirs'" in str(row.source_definition)
    for take in ("ours", "theirs"):
        with sandbox.conn.transaction(force_rollback=True):
            merge(
                sandbox,
                "theirs",
                resolutions=[{"kind": "table column", "identity": "public.person.address", "take": take}],
            )
            sandbox.run("INSERT INTO person (id) VALUES (3)")
            assert sandbox.one("SELECT address FROM person WHERE id = 3") == take
            assert sandbox.one("SELECT address FROM person WHERE id = 1") == "a@x"


def test_a_name_alone_is_previewed_as_two_objects(sandbox: Repo) -> None:
    """Where nothing of the other side is about it, a rename is what it is in diff(): one object goes, one comes."""
    sandbox.commit(BASE, "base")
    fork(sandbox, "CREATE TABLE mine ()", "ALTER TABLE person RENAME born TO birthday")
    assert {(row.identity, row.outcome) for row in preview(sandbox, "theirs") if row.kind == "table column"} == {
        ("public.person.born", "clean"),
        ("public.person.birthday", "clean"),
    }
    merge(sandbox, "theirs")
    assert sandbox.one("SELECT count(birthday) FROM person") == 1


def test_names_are_followed_by_picks_and_reverts(sandbox: Repo) -> None:
    """A commit from before a rename is picked, and reverted, after it."""
    sandbox.commit(BASE, "base")
    sandbox.run("SELECT pggit.create_branch('theirs'), pggit.checkout('theirs')")
    sandbox.commit("CREATE INDEX i ON person (email)", "index")
    sandbox.run("SELECT pggit.checkout('main')")
    sandbox.commit(ADDRESS, "rename")
    before = sandbox.tree()
    sandbox.run("SELECT pggit.cherry_pick('theirs')")
    assert (
        sandbox.one("SELECT pg_get_indexdef('i'::regclass)") == "CREATE INDEX i ON public.person USING btree (address)"
    )
    sandbox.commit("ALTER TABLE person RENAME address TO mail", "rename again")
    sandbox.run("SELECT pggit.revert('HEAD~1')")
    assert sandbox.one("SELECT to_regclass('i')") is None
    sandbox.run("SELECT pggit.revert('HEAD~1')")
    assert sandbox.tree() == before
    assert sandbox.sql("SELECT address FROM person WHERE id = 1") == [("a@x",)]


def test_what_gets_another_text_is_previewed(sandbox: Repo) -> None:
    """The other side's name changes what only the target has: the preview says so, and a name alone can be picked."""
    sandbox.commit(BASE, "base")
    fork(sandbox, "CREATE INDEX i ON person (email)", ADDRESS)
    rows = {(row.kind, row.identity): row for row in preview(sandbox, "theirs")}
    assert {row.outcome for row in rows.values()} == {"clean"}
    assert ("column order", "public.person") in rows
    index = rows["index", "public.i"]
    assert index[3:] == (None, "CREATE INDEX i ON public.person USING btree (email)", None)
    column = rows["table column", "public.person.address"]
    assert column.target_definition == "ALTER TABLE public.person ADD COLUMN email text"
    assert column.source_definition == "ALTER TABLE public.person ADD COLUMN address text"
    sandbox.run("SELECT pggit.cherry_pick('theirs')")
    assert (
        sandbox.one("SELECT pg_get_indexdef('i'::regclass)") == "CREATE INDEX i ON public.person USING btree (address)"
    )
    assert sandbox.one("SELECT count(address) FROM person") == 1


def test_names_that_were_not_seen_are_not_guessed(sandbox: Repo) -> None:
    """A column that goes, and one like it that comes, are two: what the other side has changed of it is in conflict."""
    sandbox.commit("CREATE TABLE t (a integer)", "base")
    fork(sandbox, "ALTER TABLE t DROP a; ALTER TABLE t ADD b integer", "CREATE INDEX i ON t (a)")
    with raises_sqlstate("GT006"), sandbox.conn.transaction():
        merge(sandbox, "theirs")


def test_what_reads_a_renamed_column_stays(sandbox: Repo) -> None:
    """What PostgreSQL writes otherwise by itself once a column has another name is in no plan."""
    sandbox.commit(
        BASE
        + """
        CREATE TABLE other (id integer, email text, year integer);
        CREATE MATERIALIZED VIEW v1 AS SELECT email, lower(email) AS l, 'email'::text AS lit FROM person;
        CREATE VIEW v2 AS SELECT p.email, x.email AS other FROM person AS p JOIN other AS x ON x.email = p.email;
        CREATE VIEW v3 AS SELECT email AS address, born FROM person GROUP BY email, born ORDER BY email;
        CREATE VIEW v4 AS SELECT DISTINCT email FROM person UNION SELECT email FROM other;
        CREATE VIEW v5 AS WITH q AS (SELECT email FROM person) SELECT q.email, o.id FROM q, other AS o;
        CREATE VIEW v6 AS SELECT email FROM other AS x WHERE EXISTS (SELECT FROM person WHERE person.email = x.email);
        CREATE VIEW v7 AS SELECT DISTINCT ON (email) email, id FROM person;
        CREATE VIEW v8 AS SELECT id AS email, email AS mail FROM person;
        CREATE FUNCTION g(email integer) RETURNS integer LANGUAGE sql RETURN $1;
        CREATE VIEW v9 AS SELECT g(email => id) AS g, email IS NULL AS n FROM person;
        CREATE VIEW v10 AS SELECT extract(year FROM now()) AS y, year FROM other;
        CREATE INDEX email ON person (lower(email)) WHERE email <> 'email';
        CREATE STATISTICS stat ON email, born FROM person;
        CREATE POLICY pol ON person USING (email IN (SELECT o.email FROM other AS o));
        ALTER TABLE person ADD CHECK (email <> 'email'), ADD g text GENERATED ALWAYS AS (email || 'email') STORED;
        CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT email FROM person; END
        """,
        "before",
    )
    renames = ["ALTER TABLE public.other RENAME COLUMN %s TO %s", "ALTER TABLE public.person RENAME COLUMN %s TO %s"]
    names = [("year", "jahr"), ("email", "address")]
    sandbox.commit(";".join(rename % pair for rename, pair in zip(renames, names, strict=True)), "after")
    for old, new in (("main~1", "main"), ("main", "main~1")):
        plan = sandbox.sql("SELECT statement FROM pggit.migration(%s, %s)", (old, new))
        statements = [statement for (statement,) in plan if not statement.startswith(("SET ", "RESET "))]
        pairs = names if new == "main" else [(after, before) for before, after in names]
        assert statements == [rename % pair for rename, pair in zip(renames, pairs, strict=True)]
