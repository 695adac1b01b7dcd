"""Every property of a sequence that a user can change is seen by status(); where it stands is data."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

GIVEN = "CREATE SEQUENCE public.@"
ITSELF = modified("sequence", "public.@")

BY_SQL = [
    Case(GIVEN, "ALTER SEQUENCE @ AS integer", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ AS smallint", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ START 5", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ INCREMENT 5", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ MINVALUE -5", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ MAXVALUE 500", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ CACHE 5", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ CYCLE", ITSELF),
    Case(GIVEN, "ALTER SEQUENCE @ SET UNLOGGED", ITSELF),
    Case(GIVEN + "; CREATE TABLE public.@_t (a integer)", "ALTER SEQUENCE @ OWNED BY @_t.a", ITSELF),
    Case(
        "CREATE TABLE public.@_t (a integer, b integer); CREATE SEQUENCE public.@ OWNED BY @_t.a",
        "ALTER SEQUENCE @ OWNED BY @_t.b",
        ITSELF,
    ),
    Case(
        "CREATE TABLE public.@_t (a integer); CREATE SEQUENCE public.@ OWNED BY @_t.a",
        "ALTER SEQUENCE @ OWNED BY NONE",
        ITSELF,
    ),
    Case(GIVEN, "DROP SEQUENCE @", (("removed", "sequence", "public.@"), ("removed", "owner", "sequence public.@"))),
    Case(
        GIVEN,
        "ALTER SEQUENCE @ RENAME TO @_new",
        (
            ("removed", "sequence", "public.@"),
            ("removed", "owner", "sequence public.@"),
            ("added", "sequence", "public.@_new"),
            ("added", "owner", "sequence public.@_new"),
        ),
    ),
    # An owned sequence goes with its column, without a word of its own.
    Case(
        "CREATE TABLE public.@ (a integer, b serial)",
        "ALTER TABLE @ DROP b",
        (
            ("removed", "sequence", "public.@_b_seq"),
            ("removed", "owner", "sequence public.@_b_seq"),
            ("removed", "table column", "public.@.b"),
            ("modified", "column order", "public.@"),
        ),
    ),
]

IN_THE_CATALOGS = [
    Case(GIVEN, f"UPDATE pg_sequence SET {change} WHERE seqrelid = '@'::regclass", ITSELF)
    for change in (
        "seqstart = 3",
        "seqincrement = 3",
        "seqmin = -3",
        "seqmax = 300",
        "seqcache = 3",
        "seqcycle = true",
        "seqtypid = 'smallint'::regtype",
    )
] + [
    Case(GIVEN, "UPDATE pg_class SET relpersistence = 'u' WHERE relname = '@'", ITSELF),
    Case(
        "CREATE TABLE public.@_t (a integer); CREATE SEQUENCE public.@ OWNED BY @_t.a",
        "DELETE FROM pg_depend WHERE objid = '@'::regclass AND deptype = 'a'",
        ITSELF,
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever ALTER SEQUENCE does, short of moving the sequence, is a change of that sequence alone."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_sequence is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) == len(IN_THE_CATALOGS)
