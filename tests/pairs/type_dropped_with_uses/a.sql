-- A type goes with the columns, functions and casts that use it.
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (id int PRIMARY KEY, m mood, ms mood[]);
CREATE FUNCTION f(mood) RETURNS SETOF mood LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION to_int(mood) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE CAST (mood AS int) WITH FUNCTION to_int(mood) AS ASSIGNMENT;
CREATE FUNCTION alike(mood, mood) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR ### (LEFTARG = mood, RIGHTARG = mood, FUNCTION = alike);
