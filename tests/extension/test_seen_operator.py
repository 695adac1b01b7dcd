"""Every property of an operator, an operator class or family, a cast or an access method is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, Seen, check_seen, modified

TYPE = "CREATE TYPE public.@ AS (a integer);"
LESS = (
    TYPE
    + "CREATE FUNCTION public.@_lt(public.@, public.@) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';"
    + "CREATE FUNCTION public.@_gt(public.@, public.@) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';"
    + "CREATE OPERATOR public.<# (FUNCTION = public.@_lt, LEFTARG = public.@, RIGHTARG = public.@,"
    + " RESTRICT = scalarltsel, JOIN = scalarltjoinsel);"
)
OPERATOR = "public.<#(public.@,public.@)"
ITSELF = modified("operator", OPERATOR)
WHERE = " WHERE oprname = '<#' AND oprleft = 'public.@'::regtype"

OPERATORS_BY_SQL = [
    Case(LESS, "ALTER OPERATOR public.<# (@, @) SET (RESTRICT = NONE)", ITSELF),
    Case(LESS, "ALTER OPERATOR public.<# (@, @) SET (JOIN = NONE)", ITSELF),
    Case(LESS, "ALTER OPERATOR public.<# (@, @) SET (RESTRICT = scalargtsel)", ITSELF),
    Case(LESS, "ALTER OPERATOR public.<# (@, @) OWNER TO pg_monitor", modified("owner", f"operator {OPERATOR}")),
    Case(LESS, "COMMENT ON OPERATOR public.<# (@, @) IS 'x'", (("added", "comment", f"operator {OPERATOR}"),)),
    Case(
        LESS,
        "DROP OPERATOR public.<# (@, @)",
        (("removed", "operator", OPERATOR), ("removed", "owner", f"operator {OPERATOR}")),
    ),
]
OPERATORS_IN_CATALOGS = [
    Case(LESS, "UPDATE pg_operator SET oprcode = 'public.@_gt'::regproc" + WHERE, ITSELF),
    Case(LESS, "UPDATE pg_operator SET oprcanhash = true" + WHERE, ITSELF),
    Case(LESS, "UPDATE pg_operator SET oprcanmerge = true" + WHERE, ITSELF),
    Case(LESS, "UPDATE pg_operator SET oprcom = oid" + WHERE, ITSELF),
    Case(LESS, "UPDATE pg_operator SET oprnegate = '<(integer,integer)'::regoperator" + WHERE, ITSELF),
]

# A class in a family of its own: int4 under other names, in pieces.
FAMILY = "CREATE OPERATOR FAMILY public.@ USING btree;"
CLASS = (
    FAMILY + "CREATE OPERATOR CLASS public.@_ops FOR TYPE integer USING btree FAMILY public.@ AS"
    " OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);"
)
OF_FAMILY = modified("operator family", "public.@ USING btree")
OF_CLASS = modified("operator class", "public.@_ops USING btree")


def owned(change: str, kind: str, identity: str) -> tuple[Seen, ...]:
    """``seen`` of an object that has an owner, and comes or goes."""
    return ((change, kind, identity), (change, "owner", f"{kind} {identity}"))


CLASSES_BY_SQL = [
    Case(FAMILY, "ALTER OPERATOR FAMILY @ USING btree ADD OPERATOR 1 < (integer, bigint)", OF_FAMILY),
    Case(
        FAMILY,
        "ALTER OPERATOR FAMILY @ USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint)",
        OF_FAMILY,
    ),
    Case(
        FAMILY + "ALTER OPERATOR FAMILY public.@ USING btree"
        " ADD OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint)",
        "ALTER OPERATOR FAMILY @ USING btree DROP OPERATOR 2 (integer, bigint)",
        OF_FAMILY,
    ),
    Case(
        FAMILY,
        "ALTER OPERATOR FAMILY @ USING btree OWNER TO pg_monitor",
        modified("owner", "operator family public.@ USING btree"),
    ),
    Case(
        FAMILY,
        "ALTER OPERATOR FAMILY @ USING btree RENAME TO @_new",
        (
            *owned("removed", "operator family", "public.@ USING btree"),
            *owned("added", "operator family", "public.@_new USING btree"),
        ),
    ),
    Case(
        CLASS,
        "ALTER OPERATOR CLASS @_ops USING btree OWNER TO pg_monitor",
        modified("owner", "operator class public.@_ops USING btree"),
    ),
    Case(
        CLASS,
        "COMMENT ON OPERATOR CLASS @_ops USING btree IS 'x'",
        (("added", "comment", "operator class public.@_ops USING btree"),),
    ),
    Case(
        CLASS, "DROP OPERATOR CLASS @_ops USING btree", owned("removed", "operator class", "public.@_ops USING btree")
    ),
]
CLASSES_IN_CATALOGS = [
    Case(CLASS, "UPDATE pg_opclass SET opckeytype = 'bigint'::regtype WHERE opcname = '@_ops'", OF_CLASS),
    Case(CLASS, "UPDATE pg_opclass SET opcintype = 'oid'::regtype WHERE opcname = '@_ops'", OF_CLASS),
    Case(
        CLASS,
        "UPDATE pg_amop SET amopstrategy = 5 WHERE amopstrategy = 3"
        " AND amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = '@')",
        OF_CLASS,
    ),
    Case(
        CLASS,
        "UPDATE pg_amproc SET amproc = 'btint2cmp'::regproc"
        " WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = '@')",
        OF_CLASS,
    ),
]

CASTABLE = TYPE + "CREATE FUNCTION public.@_f(public.@) RETURNS money LANGUAGE sql IMMUTABLE AS 'SELECT NULL::money';"
CAST = CASTABLE + "CREATE CAST (public.@ AS money) WITH FUNCTION public.@_f(public.@) AS ASSIGNMENT;"
THE_CAST = modified("cast", "(public.@ AS pg_catalog.money)")
CASTS = [
    Case(CAST, "DROP CAST (@ AS money)", (("removed", "cast", "(public.@ AS pg_catalog.money)"),)),
    Case(CAST, "DROP CAST (@ AS money); CREATE CAST (public.@ AS money) WITH INOUT AS ASSIGNMENT", THE_CAST),
    Case(CAST, "UPDATE pg_cast SET castcontext = 'i' WHERE castsource = 'public.@'::regtype", THE_CAST),
    Case(CAST, "UPDATE pg_cast SET castcontext = 'e' WHERE castsource = 'public.@'::regtype", THE_CAST),
    Case(CAST, "UPDATE pg_cast SET castmethod = 'b', castfunc = 0 WHERE castsource = 'public.@'::regtype", THE_CAST),
    Case(CAST, "COMMENT ON CAST (@ AS money) IS 'x'", (("added", "comment", "cast (public.@ AS pg_catalog.money)"),)),
]

METHOD = "CREATE ACCESS METHOD @ TYPE TABLE HANDLER heap_tableam_handler;"
METHODS = [
    Case(METHOD, "DROP ACCESS METHOD @", (("removed", "access method", "@"),)),
    Case("", METHOD, (("added", "access method", "@"),)),
    Case(
        METHOD,
        "UPDATE pg_am SET amtype = 'i', amhandler = 'bthandler'::regproc WHERE amname = '@'",
        modified("access method", "@"),
    ),
    Case(METHOD, "COMMENT ON ACCESS METHOD @ IS 'x'", (("added", "comment", "access method @"),)),
]


def test_operators(sandbox: Repo) -> None:
    """One change an operator: by ALTER OPERATOR, and of what only an update of the catalogs reaches."""
    assert check_seen(sandbox, [*OPERATORS_BY_SQL, *OPERATORS_IN_CATALOGS]) >= len(OPERATORS_BY_SQL) + len(
        OPERATORS_IN_CATALOGS
    )


def test_operator_classes_and_families(sandbox: Repo) -> None:
    """What is in a class and in its family, and of whom they are."""
    assert check_seen(sandbox, [*CLASSES_BY_SQL, *CLASSES_IN_CATALOGS]) >= len(CLASSES_BY_SQL) + len(
        CLASSES_IN_CATALOGS
    )


def test_casts(sandbox: Repo) -> None:
    """By which function, without one, by text; and when PostgreSQL casts without being told."""
    assert check_seen(sandbox, CASTS) == len(CASTS)


def test_access_methods(sandbox: Repo) -> None:
    """That one is there, and its handler."""
    assert check_seen(sandbox, METHODS) == len(METHODS)
