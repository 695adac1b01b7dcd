-- Materialized views: populated and not, indexes, parameters, statistics, owners.
\ir entrance.psql

CREATE SCHEMA matviews;
CREATE TABLE matviews.base (id integer PRIMARY KEY, name text, at timestamp);
CREATE MATERIALIZED VIEW matviews.plain AS SELECT id, name FROM matviews.base;
CREATE MATERIALIZED VIEW matviews.not_populated AS SELECT id, name FROM matviews.base WITH NO DATA;
CREATE MATERIALIZED VIEW matviews.with_parameters WITH (fillfactor = 50, autovacuum_enabled = off,
    toast.autovacuum_enabled = off) AS SELECT id, name FROM matviews.base;
CREATE MATERIALIZED VIEW matviews.named_columns (a, "B b") AS SELECT id, upper(name) FROM matviews.base;
CREATE MATERIALIZED VIEW matviews.grouped AS
    SELECT b.id, b.name, b.at, count(*) AS n FROM matviews.base AS b CROSS JOIN matviews.plain AS p GROUP BY b.id;
CREATE MATERIALIZED VIEW matviews.of_one_that_is_not_populated AS SELECT name FROM matviews.not_populated WITH NO DATA;
CREATE VIEW matviews.above AS SELECT * FROM matviews.grouped;
CREATE MATERIALIZED VIEW matviews.higher AS SELECT id FROM matviews.above;

CREATE UNIQUE INDEX plain_id ON matviews.plain (id) WITH (fillfactor = 90);
CREATE INDEX plain_name ON matviews.plain (lower(name)) WHERE id > 3;
CREATE INDEX not_populated_name ON matviews.not_populated (name);
ALTER MATERIALIZED VIEW matviews.plain CLUSTER ON plain_id;
ALTER MATERIALIZED VIEW matviews.plain ALTER name SET STATISTICS 300, ALTER name SET STORAGE MAIN,
    ALTER name SET COMPRESSION pglz, ALTER name SET (n_distinct = 9);
ALTER INDEX matviews.plain_name ALTER COLUMN 1 SET STATISTICS 40;
COMMENT ON MATERIALIZED VIEW matviews.plain IS 'kept';
COMMENT ON COLUMN matviews.plain.name IS 'a column';
COMMENT ON INDEX matviews.plain_id IS 'its index';
-- Its owner fills it when a dump is restored.
GRANT USAGE ON SCHEMA matviews TO museum_curator;
GRANT SELECT ON matviews.base TO museum_curator;
ALTER MATERIALIZED VIEW matviews.with_parameters OWNER TO museum_curator;
GRANT SELECT ON matviews.plain TO museum_visitor;
GRANT SELECT (id) ON matviews.plain TO museum_guard WITH GRANT OPTION;
