"""Every property of a materialized view and of extended statistics that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

GIVEN = "CREATE MATERIALIZED VIEW public.@ AS SELECT 1 AS a, 'x'::text AS b"
ALTER = "ALTER MATERIALIZED VIEW @ "
M = modified("materialized view", "public.@")
STATISTICS = "CREATE TABLE public.@_t (a integer, b text); CREATE STATISTICS public.@ ON a, b FROM public.@_t"
S = modified("statistics object", "public.@")


def test_materialized_views(sandbox: Repo) -> None:
    """Query, options, columns and their settings, populated or not; by SQL and in the catalogs."""
    cases = [
        Case(GIVEN, "DROP MATERIALIZED VIEW @; CREATE MATERIALIZED VIEW public.@ AS SELECT 2 AS a, 'x'::text AS b", M),
        Case(GIVEN, ALTER + "RENAME COLUMN a TO c", M),
        Case(GIVEN, ALTER + "SET (fillfactor = 50)", M),
        Case(GIVEN, ALTER + "SET (toast.autovacuum_enabled = false)", M),
        Case(GIVEN, ALTER + "ALTER b SET STORAGE external", M),
        Case(GIVEN, ALTER + "ALTER b SET COMPRESSION pglz", M),
        Case(GIVEN, ALTER + "ALTER a SET STATISTICS 5", M),
        Case(GIVEN, ALTER + "ALTER a SET (n_distinct = 5)", M),
        Case(GIVEN, "REFRESH MATERIALIZED VIEW @ WITH NO DATA", M),
        Case(GIVEN, "REFRESH MATERIALIZED VIEW @", ()),
        Case(GIVEN, "UPDATE pg_class SET relispopulated = false WHERE relname = '@'", M),
        Case(GIVEN, "CREATE UNIQUE INDEX @_i ON @ (a)", (("added", "index", "public.@_i"),)),
        Case(
            GIVEN + "; CREATE INDEX @_i ON @ (a)",
            "ALTER MATERIALIZED VIEW @ CLUSTER ON @_i",
            modified("index", "public.@_i"),
        ),
        Case(
            GIVEN,
            ALTER + "DEPENDS ON EXTENSION plpgsql",
            (("added", "extension dependency", "materialized view public.@ on plpgsql"),),
        ),
        Case(GIVEN, "COMMENT ON COLUMN @.a IS 'x'", (("added", "comment", "materialized view column public.@.a"),)),
        Case(GIVEN, "GRANT SELECT ON @ TO PUBLIC", (("added", "grant", "materialized view public.@ to PUBLIC"),)),
        Case(GIVEN, ALTER + "OWNER TO pg_monitor", modified("owner", "materialized view public.@")),
    ]
    assert check_seen(sandbox, cases) == len(cases) - 1


def test_extended_statistics(sandbox: Repo) -> None:
    """Kinds, columns, target, owner and comment; by SQL and in the catalogs."""
    again = "DROP STATISTICS public.@; CREATE STATISTICS public.@ "
    cases = [
        Case(STATISTICS, "ALTER STATISTICS public.@ SET STATISTICS 9", S),
        Case(STATISTICS, again + "(mcv) ON a, b FROM public.@_t", S),
        Case(STATISTICS, again + "ON a, (lower(b)) FROM public.@_t", S),
        Case(STATISTICS, "UPDATE pg_statistic_ext SET stxkind = '{d}' WHERE stxname = '@'", S),
        Case(
            STATISTICS, "ALTER STATISTICS public.@ OWNER TO pg_monitor", modified("owner", "statistics object public.@")
        ),
        Case(
            STATISTICS, "COMMENT ON STATISTICS public.@ IS 'x'", (("added", "comment", "statistics object public.@"),)
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases)
