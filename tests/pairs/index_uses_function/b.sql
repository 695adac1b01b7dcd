CREATE FUNCTION norm(t text) RETURNS varchar IMMUTABLE LANGUAGE sql AS 'SELECT lower(t)::varchar';
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE INDEX t_norm ON t (norm(name));
