-- RETURNS TABLE gets a column while a view selects from it.
CREATE FUNCTION f() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$SELECT 1, 'x'::text$$;
CREATE VIEW v AS SELECT a FROM f();
