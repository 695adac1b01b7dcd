"""Every property of a domain, a composite, range or base type, or an aggregate is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, Seen, check_seen, modified

ITSELF = modified("type", "public.@")
DOMAIN = "CREATE DOMAIN public.@ AS varchar(10) CONSTRAINT k CHECK (VALUE <> 'a')"
COMPOSITE = "CREATE TYPE public.@ AS (a integer, b text)"
RANGE = 'CREATE TYPE public.@ AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = public.@_m)'
BASE = (
    "CREATE TYPE public.@;"
    "CREATE FUNCTION public.@_in(cstring) RETURNS public.@ LANGUAGE internal IMMUTABLE STRICT AS 'textin';"
    "CREATE FUNCTION public.@_out(public.@) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';"
    "CREATE TYPE public.@ (INPUT = public.@_in, OUTPUT = public.@_out, STORAGE = extended)"
)
AGGREGATE = (
    "CREATE AGGREGATE public.@(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl,"
    " MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0', PARALLEL = SAFE)"
)
TOTAL = modified("aggregate", "public.@(integer)")
ORDERED = (
    "CREATE AGGREGATE public.@(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,"
    " FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)"
)
PERCENTILE = modified("aggregate", "public.@(double precision,pg_catalog.anyelement)")


def check(change: str) -> tuple[Seen, ...]:
    """``seen`` of a case that changes the one check of a domain in one way."""
    return ((change, "domain constraint", "k on public.@"),)


BY_SQL = [
    Case(DOMAIN, "ALTER DOMAIN @ SET DEFAULT 'b'", ITSELF),
    Case(DOMAIN, "ALTER DOMAIN @ SET NOT NULL", ITSELF),
    Case(DOMAIN, "ALTER DOMAIN @ DROP CONSTRAINT k", check("removed")),
    Case(
        DOMAIN,
        "ALTER DOMAIN @ RENAME CONSTRAINT k TO l",
        (*check("removed"), ("added", "domain constraint", "l on public.@")),
    ),
    Case(
        DOMAIN,
        "ALTER DOMAIN @ DROP CONSTRAINT k; ALTER DOMAIN @ ADD CONSTRAINT k CHECK (VALUE <> 'z')",
        check("modified"),
    ),
    Case(
        "CREATE DOMAIN public.@ AS integer",
        "ALTER DOMAIN @ ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID",
        check("added"),
    ),
    Case(
        "CREATE DOMAIN public.@ AS integer CONSTRAINT k CHECK (VALUE > 0)",
        "DROP DOMAIN @; CREATE DOMAIN public.@ AS bigint CONSTRAINT k CHECK (VALUE > 0)",
        ITSELF,
    ),
    Case(
        "CREATE DOMAIN public.@ AS text",
        'DROP DOMAIN @; CREATE DOMAIN public.@ AS text COLLATE "C"',
        ITSELF,
    ),
    Case(COMPOSITE, "ALTER TYPE @ ADD ATTRIBUTE c integer", ITSELF),
    Case(COMPOSITE, "ALTER TYPE @ DROP ATTRIBUTE a", ITSELF),
    Case(COMPOSITE, "ALTER TYPE @ RENAME ATTRIBUTE a TO z", ITSELF),
    Case(COMPOSITE, "ALTER TYPE @ ALTER ATTRIBUTE a TYPE bigint", ITSELF),
    Case(COMPOSITE, 'ALTER TYPE @ ALTER ATTRIBUTE b TYPE text COLLATE "C"', ITSELF),
    Case(COMPOSITE, "DROP TYPE @; CREATE TYPE public.@ AS (b text, a integer)", ITSELF),
    Case(RANGE, "DROP TYPE @; " + RANGE.replace('COLLATION = "C"', 'COLLATION = "POSIX"'), ITSELF),
    Case(RANGE, "DROP TYPE @; " + RANGE.replace('COLLATION = "C"', "SUBTYPE_OPCLASS = text_pattern_ops"), ITSELF),
    Case(RANGE, "ALTER TYPE @_m RENAME TO @_n", ITSELF),
    Case(BASE, "ALTER TYPE @ SET (STORAGE = main)", ITSELF),
    Case(BASE, "ALTER TYPE @ SET (TYPMOD_IN = varchartypmodin)", ITSELF),
    Case(
        "CREATE TYPE public.@", "DROP TYPE @", (("removed", "type", "public.@"), ("removed", "owner", "type public.@"))
    ),
]

# A property of the aggregate, otherwise.
CHANGED_OPTIONS = (
    ("SFUNC = int4pl", "SFUNC = int4mul"),
    ("INITCOND = '0'", "INITCOND = '1'"),
    ("INITCOND = '0', ", ""),
    ("COMBINEFUNC = int4pl", "COMBINEFUNC = int4mul"),
    ("MSFUNC = int4pl", "MSFUNC = int4mul"),
    ("MINVFUNC = int4mi", "MINVFUNC = int4div"),
    ("MINITCOND = '0'", "MINITCOND = '1'"),
    ("PARALLEL = SAFE", "PARALLEL = RESTRICTED"),
    ("PARALLEL = SAFE", "FINALFUNC = int4abs"),
    ("PARALLEL = SAFE", "FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE"),
    ("PARALLEL = SAFE", "MFINALFUNC = int4abs, MFINALFUNC_MODIFY = SHAREABLE"),
    ("PARALLEL = SAFE", "SSPACE = 7"),
    ("PARALLEL = SAFE", "MSSPACE = 7"),
    ("PARALLEL = SAFE", "SORTOP = >"),
)
BY_SQL += [
    Case(AGGREGATE, AGGREGATE.replace("CREATE AGGREGATE", "CREATE OR REPLACE AGGREGATE").replace(old, new), TOTAL)
    for old, new in CHANGED_OPTIONS
]
BY_SQL += [
    Case(
        ORDERED,
        ORDERED.replace("CREATE", "CREATE OR REPLACE", 1).replace(
            "FINALFUNC_EXTRA", "FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_ONLY"
        ),
        PERCENTILE,
    ),
]

OF_TYPE = "WHERE oid = 'public.@'::regtype"
IN_THE_CATALOGS = [
    Case(DOMAIN, f"UPDATE pg_type SET typnotnull = true {OF_TYPE}", ITSELF),
    Case(DOMAIN, f"UPDATE pg_type SET typtypmod = 24 {OF_TYPE}", ITSELF),
    Case(DOMAIN, "DELETE FROM pg_constraint WHERE contypid = 'public.@'::regtype", check("removed")),
    Case(
        COMPOSITE,
        "UPDATE pg_attribute SET attname = 'z' WHERE attname = 'a' AND attrelid = 'public.@'::regclass",
        ITSELF,
    ),
    Case(RANGE, "UPDATE pg_range SET rngsubdiff = 'float8mi'::regproc WHERE rngtypid = 'public.@'::regtype", ITSELF),
    *(
        Case(BASE, f"UPDATE pg_type SET {change} {OF_TYPE}", ITSELF)
        for change in (
            "typcategory = 'S'",
            "typispreferred = true",
            "typdelim = ';'",
            "typcollation = 100",
            "typdefault = 'x'",
            "typalign = 'd'",
            "typelem = 'integer'::regtype",
            "typanalyze = 'ts_typanalyze'::regproc",
            "typmodout = 'varchartypmodout'::regproc",
            "typreceive = 'textrecv'::regproc",
            "typsend = 'textsend'::regproc",
        )
    ),
    Case(
        AGGREGATE,
        "UPDATE pg_aggregate SET aggfinalextra = true WHERE aggfnoid = 'public.@(integer)'::regprocedure",
        TOTAL,
    ),
    Case(ORDERED, "UPDATE pg_aggregate SET aggkind = 'h' WHERE aggfnoid::regproc::text = '@'", PERCENTILE),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever ALTER or another CREATE says of a type or an aggregate is seen."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_type, pg_attribute, pg_range, pg_constraint or pg_aggregate is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) >= len(IN_THE_CATALOGS)
