-- Extended statistics: kinds, expressions, targets, owners, another schema than their table's.
\ir entrance.psql

CREATE SCHEMA statistics;
CREATE SCHEMA statistics_elsewhere;
CREATE TABLE statistics.base (a integer, b integer, c text, d timestamp, "E" integer);
CREATE STATISTICS statistics.every_kind ON a, b FROM statistics.base;
CREATE STATISTICS statistics.distinct_values (ndistinct) ON a, b, c FROM statistics.base;
CREATE STATISTICS statistics.depending (dependencies) ON b, "E" FROM statistics.base;
CREATE STATISTICS statistics.common (mcv) ON a, c FROM statistics.base;
CREATE STATISTICS statistics.two_kinds (mcv, ndistinct) ON d, c FROM statistics.base;
CREATE STATISTICS statistics.expression ON (a + b) FROM statistics.base;
CREATE STATISTICS statistics.expressions (ndistinct, dependencies) ON (date_trunc('day', d)), lower(c), a
    FROM statistics.base;
CREATE STATISTICS statistics_elsewhere."Of another ""schema""" ON a, "E" FROM statistics.base;
ALTER STATISTICS statistics.common SET STATISTICS 250;
ALTER STATISTICS statistics.depending SET STATISTICS 0;
COMMENT ON STATISTICS statistics.common IS 'what goes together';
ALTER STATISTICS statistics.two_kinds OWNER TO museum_curator;
CREATE MATERIALIZED VIEW statistics.seen AS SELECT a, b FROM statistics.base;
CREATE STATISTICS statistics.of_matview ON a, b FROM statistics.seen;
\if :since16
CREATE STATISTICS ON b, c FROM statistics.base;
\endif
