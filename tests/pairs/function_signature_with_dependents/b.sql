CREATE FUNCTION norm(t text, how text DEFAULT 'lower') RETURNS text IMMUTABLE LANGUAGE sql AS $$SELECT lower(t)$$;
CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT norm('X'), CHECK (norm(a) <> ''));
CREATE INDEX i ON t (norm(a));
CREATE VIEW v AS SELECT norm(a) AS n FROM t;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (norm(a) <> 'secret');
