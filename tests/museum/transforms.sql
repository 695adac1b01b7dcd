-- Transforms between types and languages, and functions that use them.
\ir entrance.psql

CREATE SCHEMA transforms;
CREATE TYPE transforms.pair AS (a integer, b integer);
CREATE TYPE transforms.mood AS ENUM ('sad', 'fine');
-- Neither asks for a transform; PostgreSQL notes it of the one that comes after it.
CREATE FUNCTION transforms.before(transforms.pair) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TRANSFORM FOR transforms.pair LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal));
CREATE FUNCTION transforms.mood_to_sql(internal) RETURNS transforms.mood LANGUAGE internal STRICT IMMUTABLE AS 'int4recv';
CREATE TRANSFORM FOR transforms.mood LANGUAGE plpgsql (
    FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal),
    TO SQL WITH FUNCTION transforms.mood_to_sql(internal)
);
COMMENT ON TRANSFORM FOR transforms.pair LANGUAGE sql IS 'a transform';
CREATE FUNCTION transforms.used(transforms.mood) RETURNS integer
    LANGUAGE plpgsql TRANSFORM FOR TYPE transforms.mood AS 'BEGIN RETURN 1; END';
CREATE FUNCTION transforms.after(transforms.pair) RETURNS integer LANGUAGE sql AS 'SELECT 1';
