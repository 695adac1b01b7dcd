-- Overloads come and go; one of them is what a view calls.
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE VIEW v AS SELECT f('x'::text) AS x;
