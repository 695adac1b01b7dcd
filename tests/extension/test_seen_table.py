"""Every property of a table that a user can change is seen by status().

Method: one table for each property, all committed; every property is changed, by SQL or in the
catalogs; status() names exactly the tables that were changed, and the definitions differ.
"""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

TABLE = "CREATE TABLE public.@ (id integer NOT NULL, note text)"
KEYED = "CREATE TABLE public.@ (id integer CONSTRAINT @_key PRIMARY KEY, note text)"
ITSELF = modified("table", "public.@")

BY_SQL = [
    Case(TABLE, "ALTER TABLE @ SET (fillfactor = 70)", ITSELF),
    Case(TABLE + " WITH (fillfactor = 70)", "ALTER TABLE @ SET (fillfactor = 71)", ITSELF),
    Case(TABLE + " WITH (fillfactor = 70)", "ALTER TABLE @ RESET (fillfactor)", ITSELF),
    Case(TABLE, "ALTER TABLE @ SET (toast.autovacuum_enabled = off)", ITSELF),
    Case(TABLE + " WITH (toast.autovacuum_enabled = off)", "ALTER TABLE @ RESET (toast.autovacuum_enabled)", ITSELF),
    Case(TABLE, "ALTER TABLE @ SET UNLOGGED", ITSELF),
    Case("CREATE UNLOGGED TABLE public.@ ()", "ALTER TABLE @ SET LOGGED", ITSELF),
    Case(TABLE, "ALTER TABLE @ ENABLE ROW LEVEL SECURITY", ITSELF),
    Case(TABLE + "; ALTER TABLE @ ENABLE ROW LEVEL SECURITY", "ALTER TABLE @ DISABLE ROW LEVEL SECURITY", ITSELF),
    Case(TABLE, "ALTER TABLE @ FORCE ROW LEVEL SECURITY", ITSELF),
    Case(TABLE, "ALTER TABLE @ REPLICA IDENTITY FULL", ITSELF),
    Case(TABLE, "ALTER TABLE @ REPLICA IDENTITY NOTHING", ITSELF),
    Case(KEYED, "ALTER TABLE @ REPLICA IDENTITY USING INDEX @_key", ITSELF),
    Case(
        f"{TABLE}; CREATE UNIQUE INDEX @_a ON @ (id); CREATE UNIQUE INDEX @_b ON @ (id);"
        "ALTER TABLE @ REPLICA IDENTITY USING INDEX @_a",
        "ALTER TABLE @ REPLICA IDENTITY USING INDEX @_b",
        ITSELF,
    ),
    Case(
        TABLE,
        "DROP TABLE @",
        (
            ("removed", "table", "public.@"),
            ("removed", "owner", "table public.@"),
            ("removed", "column order", "public.@"),
            ("removed", "table column", "public.@.id"),
            ("removed", "table column", "public.@.note"),
        ),
    ),
    Case(
        "",
        "CREATE TABLE public.@ ()",
        (
            ("added", "table", "public.@"),
            ("added", "owner", "table public.@"),
            ("added", "column order", "public.@"),
        ),
    ),
    Case(
        "CREATE TABLE public.@ ()",
        "ALTER TABLE @ RENAME TO @_new",
        (
            ("removed", "table", "public.@"),
            ("removed", "owner", "table public.@"),
            ("removed", "column order", "public.@"),
            ("added", "table", "public.@_new"),
            ("added", "owner", "table public.@_new"),
            ("added", "column order", "public.@_new"),
        ),
    ),
    Case(
        "CREATE SCHEMA @; CREATE TABLE @.t ()",
        "ALTER TABLE @.t SET SCHEMA public; ALTER TABLE t RENAME TO @_t",
        (
            ("removed", "table", "@.t"),
            ("removed", "owner", "table @.t"),
            ("removed", "column order", "@.t"),
            ("added", "table", "public.@_t"),
            ("added", "owner", "table public.@_t"),
            ("added", "column order", "public.@_t"),
        ),
    ),
]

IN_THE_CATALOGS = [
    Case(TABLE, "UPDATE pg_class SET reloptions = '{fillfactor=33}' WHERE relname = '@'", ITSELF),
    Case(TABLE, "UPDATE pg_class SET relrowsecurity = true WHERE relname = '@'", ITSELF),
    Case(TABLE, "UPDATE pg_class SET relforcerowsecurity = true WHERE relname = '@'", ITSELF),
    Case(TABLE, "UPDATE pg_class SET relreplident = 'f' WHERE relname = '@'", ITSELF),
    Case(TABLE, "UPDATE pg_class SET relpersistence = 'u' WHERE relname = '@'", ITSELF),
    Case(
        TABLE,
        "UPDATE pg_class SET reltablespace = (SELECT oid FROM pg_tablespace WHERE spcname = 'pg_global')"
        " WHERE relname = '@'",
        ITSELF,
    ),
    Case(
        # Part of an extension, for an access method of its own could not be committed.
        "CREATE ACCESS METHOD @_am TYPE TABLE HANDLER heap_tableam_handler;"
        f"ALTER EXTENSION plpgsql ADD ACCESS METHOD @_am; {TABLE}",
        "UPDATE pg_class SET relam = (SELECT oid FROM pg_am WHERE amname = '@_am') WHERE relname = '@'",
        ITSELF,
    ),
    Case(
        "CREATE TABLE public.@ ()",
        "UPDATE pg_class SET relname = '@_new' WHERE relname = '@'",
        (
            ("removed", "table", "public.@"),
            ("removed", "owner", "table public.@"),
            ("removed", "column order", "public.@"),
            ("added", "table", "public.@_new"),
            ("added", "owner", "table public.@_new"),
            ("added", "column order", "public.@_new"),
        ),
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever ALTER TABLE does to a table as a whole is a change of that table."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_class is seen as well as ALTER TABLE is."""
    assert check_seen(sandbox, IN_THE_CATALOGS) > len(IN_THE_CATALOGS)
