"""Every property of publications, event triggers, default privileges and security labels is seen by status()."""

from pggit_harness.workload.repo import Repo
from pggit_harness.workload.seen import Case, check_seen, modified

TABLE = "CREATE TABLE public.@ (a integer, b text); "
PUB = TABLE + "CREATE PUBLICATION @_p FOR TABLE public.@ (a) WHERE (a > 1)"
P = modified("publication", "@_p")
T = modified("publication relation", "public.@ in publication @_p")
EVENT = (
    "CREATE FUNCTION public.@() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
    "CREATE EVENT TRIGGER @_e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.@()"
)
E = modified("event trigger", "@_e")
LABEL = TABLE + "INSERT INTO pg_seclabel SELECT oid, tableoid, 0, 'dummy', 'one' FROM pg_class WHERE relname = '@'"


def test_publications(sandbox: Repo) -> None:
    """Options, tables with their columns and conditions, schemas; by SQL and in the catalogs."""
    cases = [
        Case(PUB, "ALTER PUBLICATION @_p SET (publish = 'insert')", P),
        Case(PUB, "ALTER PUBLICATION @_p SET (publish_via_partition_root = true)", P),
        Case(PUB, "UPDATE pg_publication SET pubtruncate = false WHERE pubname = '@_p'", P),
        Case(PUB, "ALTER PUBLICATION @_p SET TABLE public.@ (a, b) WHERE (a > 1)", T),
        Case(PUB, "ALTER PUBLICATION @_p SET TABLE public.@ (a) WHERE (a > 2)", T),
        Case(PUB, "UPDATE pg_publication_rel SET prqual = NULL WHERE prrelid = '@'::regclass", T),
        Case(
            PUB,
            "ALTER PUBLICATION @_p DROP TABLE public.@",
            (("removed", "publication relation", "public.@ in publication @_p"),),
        ),
        Case(
            "CREATE PUBLICATION @_p; CREATE SCHEMA @",
            "ALTER PUBLICATION @_p ADD TABLES IN SCHEMA @",
            (("added", "publication namespace", "@ in publication @_p"),),
        ),
        Case(PUB, "UPDATE pg_publication SET puballtables = true WHERE pubname = '@_p'", P),
        Case(PUB, "ALTER PUBLICATION @_p OWNER TO pg_monitor", modified("owner", "publication @_p")),
        Case(PUB, "COMMENT ON PUBLICATION @_p IS 'x'", (("added", "comment", "publication @_p"),)),
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_event_triggers(sandbox: Repo) -> None:
    """Event, tags, function and state; by SQL and in the catalogs."""
    cases = [
        Case(EVENT, "ALTER EVENT TRIGGER @_e DISABLE", E),
        Case(EVENT, "ALTER EVENT TRIGGER @_e ENABLE ALWAYS", E),
        Case(EVENT, "UPDATE pg_event_trigger SET evttags = NULL WHERE evtname = '@_e'", E),
        Case(EVENT, "UPDATE pg_event_trigger SET evtevent = 'ddl_command_start' WHERE evtname = '@_e'", E),
        Case(EVENT, "COMMENT ON EVENT TRIGGER @_e IS 'x'", (("added", "comment", "event trigger @_e"),)),
        Case(
            EVENT,
            "DROP EVENT TRIGGER @_e",
            (("removed", "event trigger", "@_e"), ("removed", "owner", "event trigger @_e")),
        ),
    ]
    assert check_seen(sandbox, cases) == sum(len(case.seen) for case in cases)


def test_default_privileges(sandbox: Repo) -> None:
    """For a role, in a schema or everywhere, of each kind of object; what says nothing new is none."""
    alter = "ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor "
    in_schema = alter + "IN SCHEMA @ "
    identity = "for role pg_monitor in schema @ on "
    cases = [
        Case(
            "CREATE SCHEMA @",
            in_schema + f"GRANT ALL ON {kind} TO PUBLIC",
            (("added", "default acl", identity + kind.lower()),),
        )
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS", "TYPES")
    ]
    given = "CREATE SCHEMA @; " + in_schema + "GRANT SELECT ON TABLES TO PUBLIC"
    cases += [
        Case(given, in_schema + "GRANT INSERT ON TABLES TO PUBLIC", modified("default acl", identity + "tables")),
        Case(
            given,
            "UPDATE pg_default_acl SET defaclacl = '{}' WHERE defaclnamespace = '@'::regnamespace",
            (("removed", "default acl", identity + "tables"),),
        ),
        Case(
            "",
            alter + "REVOKE ALL ON FUNCTIONS FROM PUBLIC",
            (("added", "default acl", "for role pg_monitor on functions"),),
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases)


def test_security_labels(sandbox: Repo) -> None:
    """A label is one object for each provider. No provider is needed to see it."""
    label = ("security label", "table public.@ by dummy")
    cases = [
        Case(LABEL, "UPDATE pg_seclabel SET label = 'two' WHERE objoid = '@'::regclass", (("modified", *label),)),
        Case(LABEL, "DELETE FROM pg_seclabel WHERE objoid = '@'::regclass", (("removed", *label),)),
        Case(
            LABEL,
            "INSERT INTO pg_seclabel SELECT objoid, classoid, 1, 'other', 'x' FROM pg_seclabel"
            " WHERE objoid = '@'::regclass",
            (("added", "security label", "table column public.@.a by other"),),
        ),
    ]
    assert check_seen(sandbox, cases) == len(cases)
