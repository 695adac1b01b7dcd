CREATE FUNCTION f(a int, OUT b int, OUT c text) LANGUAGE plpgsql AS $$BEGIN b := 1; c := 'x'; END$$;
CREATE TABLE t (id int);
