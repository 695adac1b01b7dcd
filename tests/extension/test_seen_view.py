"""Every property of a view that a user can change is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

GIVEN = "CREATE TABLE public.@_t (a integer, b text); CREATE VIEW public.@ AS SELECT a, b FROM public.@_t"
ITSELF = modified("view", "public.@")

BY_SQL = [
    Case(GIVEN, "CREATE OR REPLACE VIEW @ AS SELECT a, b FROM public.@_t WHERE a > 0", ITSELF),
    Case(GIVEN, "CREATE OR REPLACE VIEW @ AS SELECT a, b, 1 AS c FROM public.@_t", ITSELF),
    Case(GIVEN, "DROP VIEW @; CREATE VIEW public.@ AS SELECT b, a FROM public.@_t", ITSELF),
    Case(GIVEN, "ALTER VIEW @ RENAME COLUMN a TO c", ITSELF),
    Case(GIVEN, "ALTER VIEW @ SET (security_barrier = true)", ITSELF),
    Case(GIVEN, "ALTER VIEW @ SET (security_invoker = true)", ITSELF),
    Case(GIVEN, "ALTER VIEW @ SET (check_option = local)", ITSELF),
    Case(GIVEN + " WITH LOCAL CHECK OPTION", "ALTER VIEW @ SET (check_option = cascaded)", ITSELF),
    Case(GIVEN + " WITH LOCAL CHECK OPTION", "ALTER VIEW @ RESET (check_option)", ITSELF),
    Case(GIVEN, "ALTER VIEW @ ALTER a SET DEFAULT 7", ITSELF),
    Case(GIVEN + "; ALTER VIEW @ ALTER a SET DEFAULT 7", "ALTER VIEW @ ALTER a SET DEFAULT 8", ITSELF),
    Case(GIVEN + "; ALTER VIEW @ ALTER a SET DEFAULT 7", "ALTER VIEW @ ALTER a DROP DEFAULT", ITSELF),
    Case(
        GIVEN + "; ALTER VIEW @ ALTER a SET DEFAULT 7",
        "ALTER VIEW @ ALTER a DROP DEFAULT; ALTER VIEW @ ALTER b SET DEFAULT '7'",
        ITSELF,
    ),
    Case(GIVEN, "DROP VIEW @", (("removed", "view", "public.@"), ("removed", "owner", "view public.@"))),
    Case(
        GIVEN,
        "ALTER VIEW @ RENAME TO @_new",
        (
            ("removed", "view", "public.@"),
            ("removed", "owner", "view public.@"),
            ("added", "view", "public.@_new"),
            ("added", "owner", "view public.@_new"),
        ),
    ),
    # Nobody touched the view, and it says something else.
    Case(
        GIVEN,
        "ALTER TABLE @_t RENAME a TO z",
        (
            *ITSELF,
            ("removed", "table column", "public.@_t.a"),
            ("added", "table column", "public.@_t.z"),
            ("modified", "column order", "public.@_t"),
        ),
    ),
]

IN_THE_CATALOGS = [
    Case(GIVEN, "UPDATE pg_class SET reloptions = '{security_barrier=true}' WHERE relname = '@'", ITSELF),
    Case(
        GIVEN + "; CREATE VIEW public.@_other AS SELECT a, b FROM public.@_t WHERE a < 0",
        "UPDATE pg_rewrite SET ev_action = (SELECT ev_action FROM pg_rewrite WHERE ev_class = '@_other'::regclass)"
        " WHERE ev_class = '@'::regclass",
        ITSELF,
    ),
    Case(
        GIVEN,
        "UPDATE pg_attribute SET attname = 'c' WHERE attrelid = '@'::regclass AND attname = 'a'",
        ITSELF,
    ),
]


def test_changes_by_sql(sandbox: Repo) -> None:
    """Whatever ALTER VIEW does, and what a rename below does to its text, is a change of the view."""
    assert check_seen(sandbox, BY_SQL) > len(BY_SQL)


def test_changes_in_the_catalogs(sandbox: Repo) -> None:
    """A superuser's update of pg_rewrite or of the view's rows in pg_class and pg_attribute is seen."""
    assert check_seen(sandbox, IN_THE_CATALOGS) == len(IN_THE_CATALOGS)
