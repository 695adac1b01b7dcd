"""Every property of a foreign table and of a typed table is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, Seen, check_seen, modified

SERVER = (
    "CREATE FOREIGN DATA WRAPPER @_w; CREATE SERVER @_s FOREIGN DATA WRAPPER @_w;"
    "CREATE SERVER @_other FOREIGN DATA WRAPPER @_w;"
)
TABLE = SERVER + (
    "CREATE FOREIGN TABLE public.@ (id integer OPTIONS (key 'true') NOT NULL, note text CONSTRAINT k CHECK (note > ''))"
    " SERVER @_s OPTIONS (place 'here')"
)
ITSELF = modified("foreign table", "public.@")
COLUMN = modified("foreign table column", "public.@.id")
NOTE = modified("foreign table column", "public.@.note")
ORDER: tuple[Seen, ...] = modified("column order", "public.@")

BY_SQL = [
    Case(TABLE, "ALTER FOREIGN TABLE @ OPTIONS (SET place 'there')", ITSELF),
    Case(TABLE, "ALTER FOREIGN TABLE @ OPTIONS (ADD more 'x')", ITSELF),
    Case(TABLE, "ALTER FOREIGN TABLE @ OPTIONS (DROP place)", ITSELF),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER id OPTIONS (SET key 'false')", COLUMN),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER id OPTIONS (DROP key)", COLUMN),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER note OPTIONS (ADD key 'x')", NOTE),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER id DROP NOT NULL", COLUMN),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER id TYPE bigint", COLUMN),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER note SET DEFAULT 'x'", NOTE),
    Case(TABLE, "ALTER FOREIGN TABLE @ ALTER note SET STATISTICS 7", NOTE),
    Case(
        TABLE,
        "ALTER FOREIGN TABLE @ ADD COLUMN more text",
        (("added", "foreign table column", "public.@.more"), *ORDER),
    ),
    Case(
        TABLE,
        "ALTER FOREIGN TABLE @ DROP CONSTRAINT k",
        (("removed", "table constraint", "k on public.@"),),
    ),
    Case(
        TABLE,
        "COMMENT ON FOREIGN TABLE @ IS 'x'",
        (("added", "comment", "foreign table public.@"),),
    ),
    Case(TABLE, "COMMENT ON COLUMN @.id IS 'x'", (("added", "comment", "foreign table column public.@.id"),)),
    Case(TABLE, "ALTER FOREIGN TABLE @ OWNER TO pg_monitor", modified("owner", "foreign table public.@")),
]

IN_CATALOGS = [
    Case(
        TABLE,
        "UPDATE pg_foreign_table SET ftserver = (SELECT oid FROM pg_foreign_server WHERE srvname = '@_other')"
        " WHERE ftrelid = 'public.@'::regclass",
        ITSELF,
    ),
    Case(TABLE, "UPDATE pg_foreign_table SET ftoptions = NULL WHERE ftrelid = 'public.@'::regclass", ITSELF),
    Case(
        TABLE,
        "UPDATE pg_attribute SET attfdwoptions = '{key=other}' WHERE attrelid = 'public.@'::regclass AND attnum = 1",
        COLUMN,
    ),
]

TYPE = "CREATE TYPE public.@_c AS (a integer, b text); "
TYPED = [
    Case(TYPE + "CREATE TABLE public.@ OF public.@_c", "ALTER TABLE @ NOT OF", modified("table", "public.@")),
    Case(TYPE + "CREATE TABLE public.@ (a integer, b text)", "ALTER TABLE @ OF @_c", modified("table", "public.@")),
    Case(
        TYPE + "CREATE TABLE public.@ OF public.@_c",
        "ALTER TYPE @_c ADD ATTRIBUTE d integer CASCADE",
        (
            *modified("type", "public.@_c"),
            ("added", "table column", "public.@.d"),
            *ORDER,
        ),
    ),
]


def test_every_change_is_seen(sandbox: Repo) -> None:
    """One change a table, by SQL: each is seen, and nothing else is."""
    assert check_seen(sandbox, BY_SQL) >= len(BY_SQL)


def test_updates_of_the_catalogs_are_seen(sandbox: Repo) -> None:
    """What a superuser writes into pg_foreign_table and pg_attribute is seen as well."""
    assert check_seen(sandbox, IN_CATALOGS) == len(IN_CATALOGS)


def test_a_typed_table_is_seen(sandbox: Repo) -> None:
    """Whether a table is of a type, and what the type hands down."""
    assert check_seen(sandbox, TYPED) >= len(TYPED)
