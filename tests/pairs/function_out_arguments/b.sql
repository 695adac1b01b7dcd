CREATE FUNCTION f(a int, OUT x int, OUT z text, OUT more date) LANGUAGE sql AS $$SELECT 1, 'a', NULL::date$$;
CREATE FUNCTION g() RETURNS TABLE (a int, b int, c int) LANGUAGE sql AS 'SELECT 1, 2, 3';
CREATE FUNCTION h(a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT a FROM g();
