-- A function becomes a procedure, its comment and grants with it.
CREATE FUNCTION f(a int) RETURNS void LANGUAGE plpgsql AS $$BEGIN END$$;
COMMENT ON FUNCTION f IS 'does nothing';
REVOKE ALL ON FUNCTION f FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f TO pairs_anna;
