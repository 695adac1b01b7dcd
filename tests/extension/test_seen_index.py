"""Every property of an index that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

GIVEN = "CREATE TABLE public.@_t (a integer, b text); CREATE INDEX @ ON @_t (a)"
ON_EXPRESSION = "CREATE TABLE public.@_t (a integer, b text); CREATE INDEX @ ON @_t ((a + 1), lower(b))"
ITSELF = modified("index", "public.@")


def replaced(definition: str) -> Case:
    """The index is dropped and made anew in another way."""
    return Case(GIVEN, f"DROP INDEX @; CREATE {definition}", ITSELF)


BY_SQL = [
    replaced("UNIQUE INDEX @ ON @_t (a)"),
    replaced("UNIQUE INDEX @ ON @_t (a) NULLS NOT DISTINCT"),
    replaced("INDEX @ ON @_t (b)"),
    replaced("INDEX @ ON @_t (a, b)"),
    replaced("INDEX @ ON @_t (a) INCLUDE (b)"),
    replaced("INDEX @ ON @_t (a DESC)"),
    replaced("INDEX @ ON @_t (a NULLS FIRST)"),
    replaced("INDEX @ ON @_t (a) WHERE a > 0"),
    replaced("INDEX @ ON @_t ((a + 1))"),
    replaced("INDEX @ ON @_t USING hash (a)"),
    replaced("INDEX @ ON @_t USING brin (a)"),
    replaced("INDEX @ ON @_t USING brin (a int4_bloom_ops (false_positive_rate = 0.05))"),
    replaced('INDEX @ ON @_t (b COLLATE "C")'),
    replaced("INDEX @ ON @_t (b text_pattern_ops)"),
    Case(GIVEN, "ALTER INDEX @ SET (fillfactor = 60)", ITSELF),
    Case(GIVEN, "ALTER INDEX @ SET (deduplicate_items = off)", ITSELF),
    Case(GIVEN.replace("(a)", "(a) WITH (fillfactor = 60)"), "ALTER INDEX @ RESET (fillfactor)", ITSELF),
    Case(GIVEN, "ALTER TABLE @_t CLUSTER ON @", ITSELF),
    Case(GIVEN + "; ALTER TABLE @_t CLUSTER ON @", "ALTER TABLE @_t SET WITHOUT CLUSTER", ITSELF),
    Case(ON_EXPRESSION, "ALTER INDEX @ ALTER COLUMN 1 SET STATISTICS 300", ITSELF),
    Case(ON_EXPRESSION, "ALTER INDEX @ ALTER COLUMN 2 SET STATISTICS 0", ITSELF),
    Case(
        ON_EXPRESSION + "; ALTER INDEX @ ALTER COLUMN 1 SET STATISTICS 300",
        "ALTER INDEX @ ALTER COLUMN 1 SET STATISTICS -1; ALTER INDEX @ ALTER COLUMN 2 SET STATISTICS 300",
        ITSELF,
    ),
    Case(
        GIVEN,
        "ALTER INDEX @ RENAME TO @_new",
        (("removed", "index", "public.@"), ("added", "index", "public.@_new")),
    ),
    Case(GIVEN, "DROP INDEX @", (("removed", "index", "public.@"),)),
    Case(
        "CREATE TABLE public.@_t (a integer); CREATE TABLE public.@_u (a integer); CREATE INDEX @ ON @_t (a)",
        "DROP INDEX @; CREATE INDEX @ ON @_u (a)",
        ITSELF,
    ),
]

IN_THE_CATALOGS = [
    Case(GIVEN, "UPDATE pg_index SET indisunique = true WHERE indexrelid = '@'::regclass", ITSELF),
    Case(GIVEN, "UPDATE pg_index SET indisclustered = true WHERE indexrelid = '@'::regclass", ITSELF),
    Case(GIVEN, "UPDATE pg_index SET indoption = '3' WHERE indexrelid = '@'::regclass", ITSELF),
    Case(GIVEN, "UPDATE pg_class SET reloptions = '{fillfactor=44}' WHERE relname = '@'", ITSELF),
    Case(
        ON_EXPRESSION,
        "UPDATE pg_attribute SET attstattarget = 12 WHERE attrelid = '@'::regclass AND attnum = 2",
        ITSELF,
    ),
    Case(
        GIVEN,
        "UPDATE pg_class SET reltablespace = (SELECT oid FROM pg_tablespace WHERE spcname = 'pg_global')"
        " WHERE relname = '@'",
        ITSELF,
    ),
    Case(
        GIVEN.replace("(a)", "(b)"),
        "UPDATE pg_index SET indclass = (SELECT oid::text FROM pg_opclass WHERE opcname = 'text_pattern_ops'"
        " AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree'))::oidvector"
        " WHERE indexrelid = '@'::regclass",
        ITSELF,
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever makes an index another index is a change of that index alone."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_index, or of the index's rows in pg_class and pg_attribute, is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) == len(IN_THE_CATALOGS)
