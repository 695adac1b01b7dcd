"""Every property of a function or procedure that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

GIVEN = "CREATE FUNCTION public.@(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'"
SETOF = "CREATE FUNCTION public.@(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1'"
PROCEDURE = "CREATE PROCEDURE public.@(a integer) LANGUAGE plpgsql AS 'BEGIN END'"
ITSELF = modified("function", "public.@(integer)")

BY_SQL = [
    Case(GIVEN, GIVEN.replace("CREATE", "CREATE OR REPLACE").replace("SELECT 1", "SELECT 2"), ITSELF),
    Case(
        GIVEN,
        "CREATE OR REPLACE FUNCTION public.@(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
        ITSELF,
    ),
    Case(
        GIVEN,
        "CREATE OR REPLACE FUNCTION public.@(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; END",
        ITSELF,
    ),
    Case(GIVEN, GIVEN.replace("CREATE", "CREATE OR REPLACE").replace("integer)", "integer DEFAULT 4)"), ITSELF),
    Case(GIVEN, "DROP FUNCTION @; " + GIVEN.replace("RETURNS integer", "RETURNS bigint"), ITSELF),
    Case(GIVEN, "DROP FUNCTION @; " + GIVEN.replace("(a ", "(b "), ITSELF),
    Case(GIVEN, "DROP FUNCTION @; " + GIVEN.replace("(a integer)", "(INOUT a integer)"), ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ IMMUTABLE", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ STABLE", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ STRICT", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ SECURITY DEFINER", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ LEAKPROOF", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ PARALLEL SAFE", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ PARALLEL RESTRICTED", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ COST 500", ITSELF),
    Case(SETOF, "ALTER FUNCTION @ ROWS 5", ITSELF),
    Case(SETOF, "ALTER FUNCTION @ SUPPORT generate_series_int4_support", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ SET search_path = pg_catalog, pg_temp", ITSELF),
    Case(GIVEN, "ALTER FUNCTION @ SET work_mem = '8MB'", ITSELF),
    Case(GIVEN + "; ALTER FUNCTION @ SET work_mem = '8MB'", "ALTER FUNCTION @ SET work_mem = '9MB'", ITSELF),
    Case(GIVEN + "; ALTER FUNCTION @ SET work_mem = '8MB'", "ALTER FUNCTION @ RESET ALL", ITSELF),
    Case(PROCEDURE, "ALTER PROCEDURE @ SECURITY DEFINER", modified("procedure", "public.@(integer)")),
    Case(PROCEDURE, "ALTER PROCEDURE @ SET work_mem = '8MB'", modified("procedure", "public.@(integer)")),
    Case(
        GIVEN,
        "DROP FUNCTION @",
        (("removed", "function", "public.@(integer)"), ("removed", "owner", "function public.@(integer)")),
    ),
    # Another signature is another function.
    Case(
        GIVEN,
        GIVEN.replace("(a integer)", "(a bigint)"),
        (("added", "function", "public.@(bigint)"), ("added", "owner", "function public.@(bigint)")),
    ),
    Case(
        PROCEDURE,
        "DROP PROCEDURE @; " + GIVEN,
        (
            ("removed", "procedure", "public.@(integer)"),
            ("removed", "owner", "procedure public.@(integer)"),
            ("added", "function", "public.@(integer)"),
            ("added", "owner", "function public.@(integer)"),
        ),
    ),
]

IN_THE_CATALOGS = [
    Case(GIVEN, f"UPDATE pg_proc SET {change} WHERE proname = '@'", ITSELF)
    for change in (
        "prosrc = 'SELECT 9'",
        "provolatile = 'i'",
        "proisstrict = true",
        "prosecdef = true",
        "proleakproof = true",
        "proparallel = 's'",
        "procost = 7",
        "proconfig = '{work_mem=1MB}'",
        "proargnames = '{z}'",
        "prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')",
        "prorettype = 'bigint'::regtype",
    )
] + [Case(SETOF, "UPDATE pg_proc SET prorows = 7 WHERE proname = '@'", ITSELF)]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever CREATE OR REPLACE and ALTER FUNCTION do is a change of that function alone."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_proc is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) == len(IN_THE_CATALOGS)
