-- Under a chain of views and a materialized view with everything that can hang on them.
CREATE TABLE sales (id int PRIMARY KEY, region text, amount int);
CREATE VIEW v1 WITH (security_barrier) AS SELECT id, region, amount FROM sales;
CREATE VIEW v2 AS SELECT region, sum(amount) AS total FROM v1 GROUP BY region;
CREATE MATERIALIZED VIEW m AS SELECT region, total FROM v2;
CREATE UNIQUE INDEX m_region ON m (region);
CREATE VIEW v3 AS SELECT region FROM m;
CREATE FUNCTION on_v1() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER v1_insert INSTEAD OF INSERT ON v1 FOR EACH ROW EXECUTE FUNCTION on_v1();
ALTER VIEW v1 ALTER COLUMN region SET DEFAULT 'north';
CREATE RULE v2_nothing AS ON DELETE TO v2 DO INSTEAD NOTHING;
COMMENT ON VIEW v1 IS 'first';
COMMENT ON COLUMN v1.amount IS 'in cents';
COMMENT ON TRIGGER v1_insert ON v1 IS 'writes';
COMMENT ON INDEX m_region IS 'fast';
GRANT SELECT ON v1 TO pairs_anna;
GRANT SELECT (region), UPDATE (region) ON v2 TO pairs_ben;
GRANT SELECT ON m TO PUBLIC;
ALTER VIEW v3 OWNER TO pairs_anna;
