-- A retyped column below a view, a materialized view, a policy, a trigger, a generated column, an index and a statistics object at once.
CREATE TABLE t (id int PRIMARY KEY, a int, g int GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX i ON t (a) WHERE a > 0;
CREATE STATISTICS s ON a, id FROM t;
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT max(a) AS a FROM t;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (a > 0);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER tr BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
GRANT SELECT (a) ON t TO pairs_anna;
COMMENT ON COLUMN t.a IS 'the a';
