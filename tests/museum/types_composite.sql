-- Composite types: nested, with collations, altered, empty; and what is made of them.
\ir entrance.psql

CREATE SCHEMA types_composite;
CREATE TYPE types_composite.empty AS ();
CREATE TYPE types_composite.point3 AS (x double precision, y double precision, z numeric(10,3));
CREATE TYPE types_composite.line AS (a types_composite.point3, b types_composite.point3[], label text COLLATE "C");
CREATE TYPE types_composite."Quoted ""type""" AS ("A a" integer, "select" text, "ü" timestamp(3) with time zone);
CREATE TYPE types_composite.altered AS (a integer, b text, c date);
ALTER TYPE types_composite.altered DROP ATTRIBUTE a;
ALTER TYPE types_composite.altered ADD ATTRIBUTE d character varying(5) COLLATE "POSIX";
ALTER TYPE types_composite.altered RENAME ATTRIBUTE b TO "B";
ALTER TYPE types_composite.altered ALTER ATTRIBUTE c TYPE timestamp;
CREATE TABLE types_composite.used (
    l types_composite.line,
    p types_composite.point3 DEFAULT ROW(1, 2, 3)::types_composite.point3,
    CHECK ((p).x < 5)
);
CREATE FUNCTION types_composite.length(types_composite.line) RETURNS double precision LANGUAGE sql AS 'SELECT (($1).a).x';
CREATE VIEW types_composite.fields AS SELECT (l).a.x AS "a.x", (l).b[1].y AS "b.y", (p).* FROM types_composite.used;
CREATE TYPE types_composite.of_row AS (one types_composite.used, view types_composite.fields[]);
COMMENT ON TYPE types_composite.point3 IS 'in space';
COMMENT ON COLUMN types_composite.point3.z IS 'height';
ALTER TYPE types_composite.line OWNER TO museum_curator;
GRANT USAGE ON TYPE types_composite.line TO museum_visitor;
REVOKE USAGE ON TYPE types_composite.line FROM PUBLIC;
