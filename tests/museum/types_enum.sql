-- Enumerations: labels in an order that was not theirs from the beginning, hostile labels, none at all.
\ir entrance.psql

CREATE SCHEMA types_enum;
CREATE TYPE types_enum.mood AS ENUM ('sad', 'fine', 'glad');
ALTER TYPE types_enum.mood ADD VALUE 'so-so' BEFORE 'fine';
ALTER TYPE types_enum.mood ADD VALUE 'over the moon';
ALTER TYPE types_enum.mood RENAME VALUE 'sad' TO 'blue';
CREATE TYPE types_enum.empty AS ENUM ();
CREATE TYPE types_enum.hostile AS ENUM ('it''s', '"quoted"', 'back\slash', 'new
line', '', ' ', 'ünï', 'NULL', 'a,b', '{}');
CREATE TYPE types_enum."Quoted ""type""" AS ENUM ('A', 'a');
CREATE TABLE types_enum.used (
    mood types_enum.mood DEFAULT 'so-so',
    moods types_enum.mood[] DEFAULT ARRAY['blue'::types_enum.mood],
    CHECK (mood > 'blue' AND mood <> ALL (ARRAY['glad'::types_enum.mood]))
);
CREATE FUNCTION types_enum.next(types_enum.mood DEFAULT 'fine') RETURNS types_enum.mood LANGUAGE sql AS 'SELECT $1';
CREATE INDEX used_by_mood ON types_enum.used (mood) WHERE mood = 'fine';
COMMENT ON TYPE types_enum.mood IS 'how it is';
ALTER TYPE types_enum.mood OWNER TO museum_curator;
REVOKE USAGE ON TYPE types_enum.mood FROM PUBLIC;
GRANT USAGE ON TYPE types_enum.mood TO museum_guard WITH GRANT OPTION;
