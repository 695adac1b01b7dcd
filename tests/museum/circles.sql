-- Objects that are one another's parts: they were made by replacing one of them, and rebuild() does not do that yet.
-- The first is more than pggit can, but not more than pg_dump can; the others are restored by neither.
\ir entrance.psql

CREATE SCHEMA circles;

-- A view, a function that returns its rows, and the view of that function.
CREATE VIEW circles.hall AS SELECT 1 AS id, 'x'::text AS name;
CREATE FUNCTION circles.halls() RETURNS SETOF circles.hall LANGUAGE sql STABLE BEGIN ATOMIC SELECT 2, 'y'::text; END;
CREATE VIEW circles.hall_again AS SELECT * FROM circles.halls();
CREATE OR REPLACE VIEW circles.hall AS SELECT h.id, h.name FROM circles.halls() AS h;

-- Functions whose SQL bodies call one another.
CREATE FUNCTION circles.ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION circles.pong(integer) RETURNS integer LANGUAGE sql RETURN circles.ping($1 - 1);
CREATE OR REPLACE FUNCTION circles.ping(integer) RETURNS integer LANGUAGE sql
    RETURN CASE WHEN $1 > 0 THEN circles.pong($1 - 1) ELSE 0 END;
CREATE FUNCTION circles.recursive(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION circles.recursive(n integer) RETURNS integer LANGUAGE sql
    RETURN CASE WHEN n > 0 THEN n * circles.recursive(n - 1) ELSE 1 END;

-- A default argument that calls a function which has one of the first as its default.
CREATE FUNCTION circles.given(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';
CREATE FUNCTION circles.giving(n integer DEFAULT circles.given(1)) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';
CREATE OR REPLACE FUNCTION circles.given(n integer DEFAULT circles.giving(2)) RETURNS integer
    LANGUAGE sql IMMUTABLE AS 'SELECT n';
