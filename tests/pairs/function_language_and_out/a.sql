-- A function gets OUT arguments and another language while a trigger function stays.
CREATE FUNCTION f(a int) RETURNS record LANGUAGE sql AS $$SELECT 1, 'x'::text$$;
CREATE TABLE t (id int);
