"""Every property of an enum, a schema or an extension that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

ENUM = "CREATE TYPE public.@ AS ENUM ('one', 'two')"
ITSELF = modified("type", "public.@")
LABEL = "WHERE enumtypid = 'public.@'::regtype AND enumlabel"

BY_SQL = [
    Case(ENUM, "ALTER TYPE @ ADD VALUE 'three'", ITSELF),
    Case(ENUM, "ALTER TYPE @ ADD VALUE 'three' BEFORE 'two'", ITSELF),
    Case(ENUM, "ALTER TYPE @ RENAME VALUE 'one' TO 'uno'", ITSELF),
    Case(ENUM, "DROP TYPE @; CREATE TYPE public.@ AS ENUM ('two', 'one')", ITSELF),
    Case(ENUM, "DROP TYPE @", (("removed", "type", "public.@"), ("removed", "owner", "type public.@"))),
    Case(
        ENUM,
        "ALTER TYPE @ RENAME TO @_new",
        (
            ("removed", "type", "public.@"),
            ("removed", "owner", "type public.@"),
            ("added", "type", "public.@_new"),
            ("added", "owner", "type public.@_new"),
        ),
    ),
    Case("CREATE SCHEMA @", "DROP SCHEMA @", (("removed", "schema", "@"), ("removed", "owner", "schema @"))),
    Case(
        "CREATE SCHEMA @",
        "ALTER SCHEMA @ RENAME TO @_new",
        (
            ("removed", "schema", "@"),
            ("removed", "owner", "schema @"),
            ("added", "schema", "@_new"),
            ("added", "owner", "schema @_new"),
        ),
    ),
    Case(
        "CREATE SCHEMA @; CREATE EXTENSION citext SCHEMA public",
        "ALTER EXTENSION citext SET SCHEMA @",
        modified("extension", "citext"),
    ),
    Case(
        "",
        "CREATE EXTENSION hstore SCHEMA public",
        (
            ("added", "extension", "hstore"),
            ("added", "comment", "extension hstore"),
        ),
    ),
    Case(
        "CREATE EXTENSION ltree SCHEMA public",
        "DROP EXTENSION ltree",
        (
            ("removed", "extension", "ltree"),
            ("removed", "comment", "extension ltree"),
        ),
    ),
]

IN_THE_CATALOGS = [
    Case(ENUM, f"UPDATE pg_enum SET enumlabel = 'uno' {LABEL} = 'one'", ITSELF),
    Case(ENUM, f"UPDATE pg_enum SET enumsortorder = 9 {LABEL} = 'one'", ITSELF),
    Case(ENUM, f"DELETE FROM pg_enum {LABEL} = 'one'", ITSELF),
    Case(
        "CREATE SCHEMA @",
        "UPDATE pg_namespace SET nspname = '@_new' WHERE nspname = '@'",
        (
            ("removed", "schema", "@"),
            ("removed", "owner", "schema @"),
            ("added", "schema", "@_new"),
            ("added", "owner", "schema @_new"),
        ),
    ),
    Case(
        "CREATE EXTENSION citext SCHEMA public",
        "UPDATE pg_extension SET extversion = '0.9' WHERE extname = 'citext'",
        modified("extension", "citext"),
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Labels and their order, schemas, and where an extension lives are seen."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_enum, pg_namespace or pg_extension is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) > len(IN_THE_CATALOGS)


def test_schema_public_is_worth_a_word_only_when_it_is_missing(sandbox: Repo) -> None:
    """Every new database has a schema public; that it was dropped is a fact, that it came back is none."""
    assert sandbox.ls_tree("WORKING") == []
    sandbox.run("DROP SCHEMA public")
    assert sandbox.diff("EMPTY") == [("added", "schema", "public", None, "DROP SCHEMA public")]
    sandbox.commit()
    sandbox.run("CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC")
    assert sandbox.status() == [
        ("removed", "schema", "public"),
        # The new one lacks the comment that initdb gives.
        ("added", "comment", "schema public"),
    ]


def test_a_schema_of_an_extension_is_the_extension_s(sandbox: Repo) -> None:
    """pggit's own schema is not listed, and what a user puts into it is."""
    sandbox.run("CREATE TABLE pggit.mine ()")
    assert [entry[:2] for entry in sandbox.ls_tree("WORKING")] == [
        ("column order", "pggit.mine"),
        ("table", "pggit.mine"),
        ("owner", "table pggit.mine"),
    ]
