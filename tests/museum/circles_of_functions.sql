-- Functions that are one another's parts, for one of them was replaced. No dump of them is restored, for pg_dump does
-- not make a function twice; and in which order it writes them follows from their oids.
\ir entrance.psql

CREATE SCHEMA circles_of_functions;

-- Functions whose SQL bodies call one another.
CREATE FUNCTION circles_of_functions.ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION circles_of_functions.pong(integer) RETURNS integer LANGUAGE sql RETURN circles_of_functions.ping($1 - 1);
CREATE OR REPLACE FUNCTION circles_of_functions.ping(integer) RETURNS integer LANGUAGE sql
    RETURN CASE WHEN $1 > 0 THEN circles_of_functions.pong($1 - 1) ELSE 0 END;
CREATE FUNCTION circles_of_functions.recursive(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION circles_of_functions.recursive(n integer) RETURNS integer LANGUAGE sql
    RETURN CASE WHEN n > 0 THEN n * circles_of_functions.recursive(n - 1) ELSE 1 END;

-- A default argument that calls a function which has one of the first as its default.
CREATE FUNCTION circles_of_functions.given(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';
CREATE FUNCTION circles_of_functions.giving(n integer DEFAULT circles_of_functions.given(1)) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';
CREATE OR REPLACE FUNCTION circles_of_functions.given(n integer DEFAULT circles_of_functions.giving(2)) RETURNS integer
    LANGUAGE sql IMMUTABLE AS 'SELECT n';

-- Signatures that are hard to read, of functions in a circle that are called with their defaults.
CREATE FUNCTION circles_of_functions."call(""me" (n integer, "default" text DEFAULT ' DEFAULT ), (', OUT first integer, OUT second text)
    LANGUAGE sql AS 'SELECT 1, $2';
CREATE FUNCTION circles_of_functions.caller(n integer, VARIADIC rest text[] DEFAULT ARRAY['a,b', E'\'\\)']) RETURNS TABLE (a integer, b text)
    LANGUAGE sql BEGIN ATOMIC SELECT first, second FROM circles_of_functions."call(""me" (n); END;
CREATE OR REPLACE FUNCTION circles_of_functions."call(""me" (n integer, "default" text DEFAULT ' DEFAULT ), (', OUT first integer, OUT second text)
    LANGUAGE sql BEGIN ATOMIC SELECT c.a, c.b FROM circles_of_functions.caller(n) AS c; END;
CREATE VIEW circles_of_functions.outside AS SELECT circles_of_functions.ping(3) AS three;
CREATE TABLE circles_of_functions.also_outside (id integer DEFAULT circles_of_functions.pong(3), CHECK (circles_of_functions.pong(id) = 0));
COMMENT ON FUNCTION circles_of_functions.ping IS 'in a circle';
