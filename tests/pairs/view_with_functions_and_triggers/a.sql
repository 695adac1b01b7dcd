-- A view with INSTEAD OF triggers, grants and comments is remade for a function's new result type.
CREATE FUNCTION calc(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a + 1';
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id, calc(id) AS c FROM t;
COMMENT ON COLUMN v.c IS 'calculated'; GRANT INSERT ON v TO pairs_ben; ALTER VIEW v OWNER TO pairs_anna;
CREATE FUNCTION ins() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO t VALUES (NEW.id); RETURN NEW; END$$;
CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION ins();
