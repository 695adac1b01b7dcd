-- Functions, procedures and window functions: languages, arguments, results, bodies, every option.
\ir entrance.psql

CREATE SCHEMA functions;
CREATE SCHEMA functions_elsewhere;
CREATE TYPE functions.pair AS (a integer, b text);
CREATE DOMAIN functions.positive AS integer CHECK (VALUE > 0);
CREATE TABLE functions.base (id integer PRIMARY KEY, name text);

CREATE FUNCTION functions.plain() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION functions.overloaded(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION functions.overloaded(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION functions.overloaded(integer, text) RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION functions.arguments(a integer, IN b text DEFAULT 'it''s', c integer[] DEFAULT ARRAY[1, 2],
    d timestamp DEFAULT now(), "E e" functions.positive DEFAULT 3, VARIADIC rest text[] DEFAULT '{}')
    RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION functions.out_arguments(IN a integer, OUT b text, INOUT c integer, OUT "D d" date)
    LANGUAGE sql AS $$SELECT 'x', c, CURRENT_DATE$$;
CREATE FUNCTION functions.one_out(OUT only_one integer) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION functions.rows_of_table(low integer) RETURNS TABLE (id integer, name text)
    LANGUAGE sql ROWS 50 AS 'SELECT b.id, b.name FROM functions.base AS b WHERE b.id > low';
CREATE FUNCTION functions.set_of_rows() RETURNS SETOF functions.base LANGUAGE sql STABLE AS 'TABLE functions.base';
CREATE FUNCTION functions.set_of_records() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, 2';
CREATE FUNCTION functions.of_pair(one functions.pair, many functions.pair[]) RETURNS functions.pair
    LANGUAGE sql AS 'SELECT one';
CREATE FUNCTION functions.of_row(functions.base) RETURNS text LANGUAGE sql AS 'SELECT $1.name';
CREATE FUNCTION functions.polymorphic(a anyelement, b anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION functions.compatible(anycompatible, anycompatiblearray) RETURNS anycompatible
    LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION functions.of_nothing() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION functions.traced() RETURNS trigger LANGUAGE plpgsql AS $body$
-- A body of several lines,	with a tab,
BEGIN
    RAISE NOTICE 'it''s %', $$nested $x$ dollars$$;   
    RETURN NULL;

END;
$body$;
CREATE FUNCTION functions.dollars() RETURNS text LANGUAGE sql AS 'SELECT ''$function$ $$ $_$ $procedure$''::text';
CREATE FUNCTION functions.backslashes() RETURNS text LANGUAGE sql AS $$SELECT E'\\n\n' || '\'$$;
CREATE FUNCTION functions.empty_body() RETURNS void LANGUAGE sql AS '
';

CREATE FUNCTION functions.immutable(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 3.5 AS 'SELECT $1 + 1';
CREATE FUNCTION functions.stable(a integer) RETURNS integer
    LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL RESTRICTED SECURITY DEFINER AS 'SELECT $1 + 1';
CREATE FUNCTION functions.with_settings() RETURNS integer LANGUAGE plpgsql
    SET search_path = functions, "functions_elsewhere", pg_temp SET work_mem = '7MB' SET "DateStyle" = 'ISO, DMY'
    SET enable_seqscan = off SET application_name = 'it''s' SET custom.setting = 'value' SET temp_tablespaces = ''
    AS 'BEGIN RETURN 1; END';
CREATE FUNCTION functions.settings_from_current() RETURNS integer LANGUAGE sql SET timezone FROM CURRENT AS 'SELECT 1';
CREATE FUNCTION functions.supported(a integer) RETURNS SETOF integer
    LANGUAGE sql STRICT IMMUTABLE SUPPORT pg_catalog.generate_series_int4_support ROWS 7 COST 11 AS 'SELECT a';
CREATE FUNCTION functions.in_core(double precision) RETURNS double precision
    LANGUAGE internal STRICT IMMUTABLE PARALLEL SAFE AS 'dsin';
CREATE FUNCTION functions.in_library(internal, bytea) RETURNS bytea
    LANGUAGE c STRICT AS '$libdir/utf8_and_win', 'utf8_to_win';
CREATE FUNCTION functions.ranked() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_rank';
CREATE FUNCTION functions."Quoted ""function"""("Arg ""1""" integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION functions.transformed(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN a; END';

-- SQL bodies are parsed when they are made, and follow what they name.
CREATE FUNCTION functions.returning(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql RETURN a + b;
CREATE FUNCTION functions.atomic(low integer) RETURNS TABLE (id integer, name text)
    LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT b.id, b.name FROM functions.base AS b WHERE b.id > low ORDER BY b.name;
END;
CREATE FUNCTION functions.atomic_of_two(new_name text) RETURNS integer
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO functions.base (id, name) VALUES (1, new_name) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name;
    UPDATE functions.base SET name = 'y' WHERE id = functions.plain();
    DELETE FROM functions.base WHERE name = new_name RETURNING id;
END;
CREATE FUNCTION functions.atomic_and_empty() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
CREATE TABLE functions.renamed_before (old_name integer);
CREATE FUNCTION functions.follows() RETURNS integer LANGUAGE sql RETURN (SELECT max(old_name) FROM functions.renamed_before);
ALTER TABLE functions.renamed_before RENAME old_name TO new_name;
ALTER TABLE functions.renamed_before RENAME TO renamed_after;
-- A string body does not follow: it names what is not there (any more).
CREATE TABLE functions.short_lived (id integer);
CREATE FUNCTION functions.of_the_past() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM functions.short_lived';
DROP TABLE functions.short_lived;

CREATE PROCEDURE functions.nothing() LANGUAGE sql AS '';
CREATE PROCEDURE functions.with_arguments(a integer, INOUT b text DEFAULT 'b', VARIADIC c integer[] DEFAULT '{}')
    LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE PROCEDURE functions.with_out(IN a integer, OUT b integer) LANGUAGE plpgsql AS 'BEGIN b := a; END';
CREATE PROCEDURE functions.atomic_procedure(a integer)
    LANGUAGE sql SECURITY DEFINER SET work_mem = '9MB'
BEGIN ATOMIC
    INSERT INTO functions.base (id) VALUES (a);
    INSERT INTO functions.base (id) VALUES (a + 1);
END;

COMMENT ON FUNCTION functions.overloaded(text) IS 'of text';
COMMENT ON FUNCTION functions.arguments(integer, text, integer[], timestamp, functions.positive, text[]) IS 'of many';
COMMENT ON PROCEDURE functions.nothing() IS 'a procedure';
ALTER FUNCTION functions.overloaded(integer) OWNER TO museum_curator;
ALTER PROCEDURE functions.with_arguments(integer, text, integer[]) OWNER TO museum_guard;
REVOKE EXECUTE ON FUNCTION functions.plain() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION functions.plain() TO museum_visitor WITH GRANT OPTION;
GRANT EXECUTE ON PROCEDURE functions.nothing() TO museum_guard;
REVOKE ALL ON PROCEDURE functions.with_out(integer, integer) FROM PUBLIC, CURRENT_USER;

-- The inputs of one are all the arguments of the other.
CREATE PROCEDURE functions.told_apart(OUT a integer, IN b integer, IN c integer) LANGUAGE sql AS 'SELECT b - c';
CREATE PROCEDURE functions.told_apart(IN a integer, IN b integer, IN c integer) LANGUAGE sql AS 'SELECT a + b';
COMMENT ON PROCEDURE functions.told_apart(IN integer, IN integer, IN integer) IS 'all in';
