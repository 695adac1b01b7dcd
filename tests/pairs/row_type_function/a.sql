-- A function over a table's row type while columns come and go.
CREATE TABLE t (id int PRIMARY KEY, a text, b text);
CREATE FUNCTION label(t) RETURNS text STABLE LANGUAGE sql AS 'SELECT $1.a';
CREATE FUNCTION everything() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM public.t';
CREATE VIEW v AS SELECT t.id, label(t) AS l FROM t;
