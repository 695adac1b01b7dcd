"""Objects are named by kind and identity as PostgreSQL's own pg_identify_object() spells them."""

import pytest

from pggit_harness.workload.names import CURATED, quote_identifier
from pggit_harness.workload.repo import Repo

# Everything of the user's that PostgreSQL calls an object and this version records.
IDENTIFIED = """
    WITH address AS (
        SELECT 'pg_namespace'::regclass::oid AS classid, n.oid AS objid, 0 AS objsubid FROM pg_namespace AS n
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public', 'pggit')
        UNION ALL
        SELECT c.tableoid, c.oid, 0 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_depend AS d ON d.classid = c.tableoid AND d.objid = c.oid AND d.deptype IN ('e', 'i')
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit') AND c.relkind <> 't'
          AND d.objid IS NULL
        UNION ALL
        SELECT c.tableoid, c.oid, a.attnum FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = c.oid
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit') AND c.relkind = 'r'
          AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT k.tableoid, k.oid, 0 FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = k.connamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit') AND k.contype <> 'n'
        UNION ALL
        SELECT p.tableoid, p.oid, 0 FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit')
        UNION ALL
        SELECT t.tableoid, t.oid, 0 FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pggit') AND t.typtype = 'e'
    )
    SELECT i.type, i.identity FROM address AS a
    CROSS JOIN LATERAL pg_identify_object(a.classid, a.objid, a.objsubid) AS i
"""
OURS = ("column order", "owner", "comment", "grant")


def everything(q: str) -> str:
    """SQL that makes one of most kinds, each with the same name."""
    return f"""
        CREATE SCHEMA {q};
        CREATE TYPE {q}."{"{}"}e" AS ENUM ();
        CREATE TABLE {q}.{q} ({q} integer, other integer GENERATED ALWAYS AS IDENTITY,
                              CONSTRAINT {q} CHECK ({q} > 0), CONSTRAINT "{"{}"}k" UNIQUE (other));
        CREATE INDEX ON {q}.{q} ({q});
        CREATE VIEW {q}."{"{}"}v" AS SELECT {q} FROM {q}.{q};
        CREATE SEQUENCE {q}."{"{}"}s";
        CREATE FUNCTION {q}.{q}({q} integer, {q}.{q}, {q}."{"{}"}e"[], text, VARIADIC numeric[]) RETURNS void
            LANGUAGE sql AS '';
        CREATE PROCEDURE {q}.{q}(timestamptz, OUT integer) LANGUAGE sql AS 'SELECT 1';
    """


@pytest.mark.parametrize("part", [0, 1])
def test_spelled_as_postgresql_does(sandbox: Repo, part: int) -> None:
    """Whatever the names are: quotes, dots, blanks, keywords, letters of the world, the longest there are."""
    names = [name for name in CURATED if name not in ("public", "pggit")][part::2]
    for number, name in enumerate(names):
        sandbox.run(everything(quote_identifier(name)).replace("{}", f"x{number}"))
    expected = sorted(sandbox.sql(IDENTIFIED))
    # The index of a constraint is the constraint's.
    owned = {
        ("index", identity)
        for (identity,) in sandbox.sql(
            "SELECT i.identity FROM pg_constraint AS k CROSS JOIN LATERAL"
            " pg_identify_object('pg_class'::regclass, k.conindid, 0) AS i WHERE k.contype IN ('u', 'p', 'x')"
        )
    }
    found = sorted(entry[:2] for entry in sandbox.ls_tree("WORKING") if entry.kind not in OURS)
    assert found == [row for row in expected if row not in owned]
    assert len(found) > 9 * len(names)
    assert sandbox.status() == sorted(sandbox.status(), key=lambda row: (row.identity.encode(), row.kind))


def test_what_postgresql_does_not_call_an_object_is_named_after_its_bearer(sandbox: Repo) -> None:
    """Column orders, owners, comments and grants."""
    sandbox.run(
        'CREATE TABLE "My table" ("the column" integer); COMMENT ON COLUMN "My table"."the column" IS \'x\';'
        'CREATE FUNCTION "F"("E" integer DEFAULT 1) RETURNS void LANGUAGE sql AS \'\';'
        'COMMENT ON FUNCTION "F" IS \'x\'; GRANT SELECT ("the column") ON "My table" TO pg_monitor, PUBLIC;'
        'REVOKE ALL ON FUNCTION "F" FROM PUBLIC'
    )
    assert {row[:2] for row in sandbox.ls_tree("WORKING") if row.kind in OURS} == {
        ("owner", 'function public."F"(integer)'),
        ("comment", 'function public."F"(integer)'),
        ("grant", 'function public."F"(integer) to PUBLIC'),
        ("column order", 'public."My table"'),
        ("owner", 'table public."My table"'),
        ("comment", 'table column public."My table"."the column"'),
        ("grant", 'table column public."My table"."the column" to PUBLIC'),
        ("grant", 'table column public."My table"."the column" to pg_monitor'),
    }


def test_a_role_s_name_needs_quotes_too(sandbox: Repo) -> None:
    """A role called public is not PUBLIC, and is not allowed to be; one called PUBLIC is."""
    sandbox.run(
        'CREATE ROLE "PUBLIC"; CREATE ROLE "a to b"; CREATE TABLE t (); GRANT SELECT ON t TO "PUBLIC", "a to b", PUBLIC'
    )
    assert {row.identity for row in sandbox.ls_tree("WORKING") if row.kind == "grant"} == {
        "table public.t to PUBLIC",
        'table public.t to "PUBLIC"',
        'table public.t to "a to b"',
    }
