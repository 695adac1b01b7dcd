-- A column goes from a view that others select from by name, with grants and a rule.
CREATE TABLE t (id int PRIMARY KEY, a text, b text);
CREATE VIEW v1 AS SELECT id, a, b FROM t; GRANT SELECT ON v1 TO pairs_anna; ALTER VIEW v1 ALTER a SET DEFAULT 'd';
CREATE VIEW v2 AS SELECT id, a FROM v1; COMMENT ON VIEW v2 IS 'two'; COMMENT ON COLUMN v2.a IS 'the a';
CREATE RULE r AS ON INSERT TO v2 DO INSTEAD INSERT INTO t VALUES (NEW.id, NEW.a);
CREATE VIEW v3 AS SELECT count(*) AS n FROM v2;
