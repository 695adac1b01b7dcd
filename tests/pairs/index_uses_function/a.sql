-- An index uses a function that is made anew with the same change.
CREATE FUNCTION norm(t text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower(t)';
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE INDEX t_norm ON t (norm(name));
