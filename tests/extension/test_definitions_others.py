"""Definitions of indexes, sequences, views, functions, types, comments, owners and grants are SQL that gives
the same definitions again."""

import secrets

from pggit_harness.workload.definitions import check_definitions
from pggit_harness.workload.names import CURATED, quote_identifier, quote_literal
from pggit_harness.workload.repo import Repo


def test_indexes(sandbox: Repo) -> None:
    """Methods, orders, expressions, conditions, parameters, statistics, CLUSTER ON."""
    definitions = check_definitions(
        sandbox,
        "CREATE TABLE t (a integer, b text, c int4range); CREATE UNIQUE INDEX i1 ON t (a DESC NULLS LAST, lower(b))"
        " INCLUDE (c) WITH (fillfactor = 60) WHERE a > 0;"
        'CREATE INDEX i2 ON t USING gist (c); CREATE INDEX i3 ON t USING hash (b); CREATE INDEX i4 ON t (b COLLATE "C"'
        " text_pattern_ops); ALTER TABLE t CLUSTER ON i4; CREATE INDEX i5 ON t ((a + 1), (a * 2));"
        "ALTER INDEX i5 ALTER COLUMN 2 SET STATISTICS 77; ALTER INDEX i5 ALTER COLUMN 1 SET STATISTICS 0;"
        "CREATE INDEX i6 ON t USING brin (a int4_bloom_ops (false_positive_rate = 0.05)) WITH (pages_per_range = 4)",
    )
    assert definitions["index", "public.i5"] == (
        "CREATE INDEX i5 ON public.t USING btree (((a + 1)), ((a * 2)));\n"
        "ALTER INDEX public.i5 ALTER COLUMN 1 SET STATISTICS 0;\nALTER INDEX public.i5 ALTER COLUMN 2 SET STATISTICS 77"
    )
    assert definitions["index", "public.i4"].endswith(";\nALTER TABLE public.t CLUSTER ON i4")


def test_sequences(sandbox: Repo) -> None:
    """All options, owned by a column or not."""
    definitions = check_definitions(
        sandbox,
        "CREATE TABLE t (a integer, b serial, c bigserial); CREATE SEQUENCE s1 AS smallint INCREMENT -1"
        " MINVALUE -9 MAXVALUE 9"
        " START 3 CACHE 2 CYCLE OWNED BY t.a; CREATE UNLOGGED SEQUENCE s2; SELECT setval('s2', 99)",
    )
    assert definitions["sequence", "public.s1"] == (
        "CREATE SEQUENCE public.s1 AS smallint START WITH 3 INCREMENT BY -1 MINVALUE -9 MAXVALUE 9 CACHE 2 CYCLE;\n"
        "ALTER SEQUENCE public.s1 OWNED BY public.t.a"
    )
    assert definitions["sequence", "public.s2"].startswith("CREATE UNLOGGED SEQUENCE public.s2 AS bigint START WITH 1 ")


def test_views(sandbox: Repo) -> None:
    """Options, defaults, renamed columns, recursion, views on views, on functions and without columns."""
    definitions = check_definitions(
        sandbox,
        'CREATE TABLE t (a integer PRIMARY KEY, b text); CREATE VIEW v1 (x, "select") WITH (security_barrier) AS'
        " SELECT a, b FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;"
        "CREATE VIEW v2 WITH (security_invoker = true) AS SELECT * FROM v1; ALTER VIEW v2 ALTER x SET DEFAULT 5;"
        "ALTER VIEW v2 ALTER \"select\" SET DEFAULT 'it''s'; CREATE VIEW v3 AS SELECT t.* FROM t GROUP BY a;"
        "CREATE RECURSIVE VIEW v4 (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM v4 WHERE n < 5; CREATE"
        " VIEW v5 AS SELECT;"
        "CREATE FUNCTION f(integer) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t'; CREATE VIEW v6"
        " AS SELECT * FROM f(1);"
        "CREATE VIEW v7 AS SELECT now() AS n, '1 day'::interval AS i, 'x'::varchar(3) AS c, 1.50::numeric(5, 2) AS m",
    )
    assert definitions["view", "public.v1"] == (
        "CREATE VIEW public.v1 (x, \"select\") WITH (security_barrier='true', check_option='cascaded') AS\n"
        + definitions["view", "public.v1"].split(" AS\n", 1)[1]
    )
    assert definitions["view", "public.v2"].endswith(
        ";\nALTER VIEW public.v2 ALTER COLUMN \"select\" SET DEFAULT 'it''s'::text;\n"
        "ALTER VIEW public.v2 ALTER COLUMN x SET DEFAULT 5"
    )


def test_a_view_is_made_at_once(sandbox: Repo) -> None:
    """Only a view that reads itself, by way of others or not, is made unfinished first (up to 15 each one looks so)."""
    sandbox.run(
        "CREATE TABLE base (id int); CREATE VIEW lower AS SELECT * FROM base; CREATE VIEW upper AS SELECT * FROM lower;"
        "CREATE VIEW own AS SELECT 1 AS id; CREATE OR REPLACE VIEW own AS SELECT count(*)::integer AS id FROM own"
    )
    made = [statement for (statement,) in sandbox.sql("SELECT statement FROM pggit.rebuild('WORKING')")]
    times = {
        view: sum(f"VIEW public.{view} " in statement and "OWNER" not in statement for statement in made)
        for view in ("lower", "upper", "own")
    }
    assert times == {"lower": 1, "upper": 1, "own": 2}


def test_functions(sandbox: Repo) -> None:
    """Every option and sort of argument, dollar quotes, standard bodies, procedures, window functions."""
    definitions = check_definitions(
        sandbox,
        "CREATE FUNCTION f1(a integer, INOUT b text DEFAULT 'x''y', VARIADIC c integer[] DEFAULT '{}') LANGUAGE plpgsql"
        " IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7 SET search_path = public,"
        " pg_temp SET work_mem = '8MB'"
        " AS $f$ BEGIN b := $$quoted$$; END $f$;"
        "CREATE FUNCTION f2() RETURNS TABLE (x integer, y text) LANGUAGE sql STABLE ROWS 3 AS 'SELECT 1, ''a'';\n';"
        "CREATE FUNCTION f3(integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT $1 + 1; END;"
        "CREATE FUNCTION f4() RETURNS integer LANGUAGE sql RETURN public.f3(1);"
        "CREATE FUNCTION f5() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';"
        "CREATE PROCEDURE p1(a integer, INOUT b integer) LANGUAGE plpgsql AS 'BEGIN COMMIT; END';"
        "CREATE FUNCTION f6(text) RETURNS void LANGUAGE sql AS ''; CREATE FUNCTION f6(integer) RETURNS"
        " void LANGUAGE sql AS ''",
    )
    assert ("function", "public.f6(pg_catalog.text)") in definitions
    assert ("procedure", "public.p1(integer,integer)") in definitions
    assert " WINDOW" in definitions["function", "public.f5()"]
    assert "$$quoted$$" in definitions["function", "public.f1(integer,pg_catalog.text,integer[])"]


def test_types(sandbox: Repo) -> None:
    """Labels keep their order and their spelling."""
    definitions = check_definitions(
        sandbox,
        "CREATE TYPE e AS ENUM ('z', 'it''s', E'back\\\\slash', '', 'a b', 'É'); CREATE TYPE empty AS ENUM ();"
        "CREATE TABLE t (a e, b e[]); CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1'",
    )
    assert definitions["type", "public.e"] == (
        "CREATE TYPE public.e AS ENUM ('z', 'it''s', E'back\\\\slash', '', 'a b', 'É')"
    )
    assert definitions["type", "public.empty"] == "CREATE TYPE public.empty AS ENUM ()"


def test_comments_and_extensions(sandbox: Repo) -> None:
    """Comments on everything that can bear one, with quotes and backslashes."""
    text = quote_literal('it\'s a \\ "comment";\nwith -- everything $$ é')
    definitions = check_definitions(
        sandbox,
        "CREATE SCHEMA s; CREATE EXTENSION hstore SCHEMA s; CREATE TABLE s.t (a integer CONSTRAINT k PRIMARY KEY,"
        " b integer GENERATED ALWAYS AS IDENTITY); CREATE VIEW s.v AS SELECT a FROM s.t; CREATE SEQUENCE s.q;"
        "CREATE FUNCTION s.f(text) RETURNS void LANGUAGE sql AS ''; CREATE PROCEDURE s.p() LANGUAGE sql AS '';"
        "CREATE TYPE s.e AS ENUM (); CREATE INDEX i ON s.t (b);"
        + "".join(
            f"COMMENT ON {what} IS {text};"
            for what in (
                *(
                    "SCHEMA s",
                    "SCHEMA public",
                    "TABLE s.t",
                    "COLUMN s.t.a",
                    "CONSTRAINT k ON s.t",
                    "INDEX s.k",
                    "INDEX s.i",
                ),
                *(
                    "VIEW s.v",
                    "COLUMN s.v.a",
                    "SEQUENCE s.q",
                    "SEQUENCE s.t_b_seq",
                    "FUNCTION s.f(text)",
                    "PROCEDURE s.p()",
                ),
                *("TYPE s.e", "EXTENSION hstore"),
            )
        ),
    )
    assert len([key for key in definitions if key[0] == "comment"]) == 15
    version = sandbox.one("SELECT default_version FROM pg_available_extensions WHERE name = 'hstore'")
    assert definitions["extension", "hstore"] == f"CREATE EXTENSION hstore WITH SCHEMA s VERSION '{version}'"


def test_owners_and_grants(sandbox: Repo) -> None:
    """Owners, and privileges given and taken from roles and PUBLIC, with grant options, on columns too."""
    role = f"grantee {secrets.token_hex(4)}"
    sandbox.run(f'CREATE ROLE "{role}"')
    me = sandbox.one("SELECT quote_ident(current_user)")
    definitions = check_definitions(
        sandbox,
        "CREATE SCHEMA s; CREATE TABLE s.t (a integer, b integer GENERATED ALWAYS AS IDENTITY); CREATE SEQUENCE s.q;"
        "CREATE VIEW s.v AS SELECT 1 AS a; CREATE TYPE s.e AS ENUM (); CREATE TABLE s.o ();"
        "CREATE FUNCTION s.f() RETURNS void LANGUAGE sql AS ''; CREATE PROCEDURE s.p() LANGUAGE sql AS '';"
        f'GRANT USAGE, CREATE ON SCHEMA s TO "{role}" WITH GRANT OPTION; GRANT SELECT, INSERT ON s.t TO'
        f' "{role}", PUBLIC;'
        f'GRANT SELECT (a), UPDATE (a) ON s.t TO "{role}"; GRANT USAGE ON SEQUENCE s.q, s.t_b_seq TO "{role}";'
        f'GRANT SELECT ON s.v TO PUBLIC; GRANT SELECT (a) ON s.v TO "{role}"; REVOKE ALL ON FUNCTION s.f() FROM PUBLIC;'
        f'GRANT EXECUTE ON PROCEDURE s.p() TO "{role}"; REVOKE USAGE ON TYPE s.e FROM PUBLIC;'
        f'REVOKE ALL ON SCHEMA public FROM PUBLIC; ALTER TABLE s.o OWNER TO "{role}"; REVOKE TRUNCATE ON s.t FROM {me};'
        f'REVOKE ALL ON FUNCTION pg_sleep(double precision) FROM PUBLIC; GRANT SELECT ON pg_authid TO "{role}"',
    )
    assert definitions["owner", "table s.o"] == f'ALTER TABLE s.o OWNER TO "{role}"'
    assert definitions["grant", f'schema s to "{role}"'] == (
        f'REVOKE ALL ON SCHEMA s FROM "{role}";\nGRANT CREATE ON SCHEMA s TO "{role}" WITH GRANT OPTION;\n'
        f'GRANT USAGE ON SCHEMA s TO "{role}" WITH GRANT OPTION'
    )
    assert definitions["grant", "function s.f() to PUBLIC"] == "REVOKE ALL ON FUNCTION s.f() FROM PUBLIC"
    assert definitions["grant", f'table column s.t.a to "{role}"'].startswith(
        f'REVOKE ALL (a) ON TABLE s.t FROM "{role}"'
    )


def test_names_that_need_quotes(sandbox: Repo) -> None:
    """Names with quotes, dots, blanks, keywords and letters of the world survive."""
    names = [name for name in CURATED if name not in ("public", "pggit") and not name.startswith("pg_")]
    ddl = "".join(
        f"CREATE SCHEMA {q}; CREATE TABLE {q}.{q} ({q} integer CONSTRAINT {q} CHECK ({q} > 0), p integer PRIMARY KEY);"
        f"COMMENT ON COLUMN {q}.{q}.{q} IS {quote_literal(name)}; GRANT SELECT ({q}) ON {q}.{q} TO PUBLIC;"
        for name in names[::2]
        for q in (quote_identifier(name),)
        # Definitions are cut at ";\n" and ", " to be run one by one.
        if "\n" not in name and "," not in name and "(" not in name
    )
    assert len(check_definitions(sandbox, ddl)) > 200
