-- Casts: by function, without one, by text; implicit, by assignment, explicit.
\ir entrance.psql

CREATE SCHEMA casts;
CREATE TYPE casts.temperature AS (degrees numeric, unit text);
CREATE TYPE casts.mood AS ENUM ('sad', 'fine');
CREATE FUNCTION casts.to_number(casts.temperature) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT ($1).degrees';
CREATE FUNCTION casts.from_number(numeric) RETURNS casts.temperature LANGUAGE sql IMMUTABLE
    AS $$SELECT ROW($1, 'C')::casts.temperature$$;
CREATE FUNCTION casts.mood_number(casts.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION casts.resized(casts.mood, integer, boolean) RETURNS casts.temperature LANGUAGE sql IMMUTABLE AS 'SELECT NULL::casts.temperature';
CREATE CAST (casts.temperature AS numeric) WITH FUNCTION casts.to_number(casts.temperature) AS IMPLICIT;
CREATE CAST (numeric AS casts.temperature) WITH FUNCTION casts.from_number(numeric) AS ASSIGNMENT;
CREATE CAST (casts.mood AS integer) WITH FUNCTION casts.mood_number(casts.mood);
CREATE CAST (casts.mood AS casts.temperature) WITH FUNCTION casts.resized(casts.mood, integer, boolean);
CREATE CAST (casts.temperature AS text) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS casts.temperature) WITH INOUT;
CREATE CAST (money AS bigint) WITHOUT FUNCTION AS IMPLICIT;
COMMENT ON CAST (casts.mood AS integer) IS 'a cast';
CREATE VIEW casts.used AS SELECT ROW(1, 'C')::casts.temperature::numeric AS number, 'sad'::casts.mood::integer AS mood;
