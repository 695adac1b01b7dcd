-- A label is removed that no row holds.
CREATE TYPE color AS ENUM ('red', 'green', 'blue');
CREATE TABLE t (id int PRIMARY KEY, c color DEFAULT 'red', many color[] DEFAULT '{red,blue}');
CREATE VIEW reds AS SELECT id, c FROM t WHERE c = 'red';
CREATE FUNCTION is_red(c color) RETURNS bool IMMUTABLE LANGUAGE sql AS $$SELECT c = 'red'$$;
