-- Aggregates: plain, moving, parallel, ordered-set, hypothetical-set, variadic, with every option.
\ir entrance.psql

CREATE SCHEMA aggregates;
CREATE FUNCTION aggregates.add(state integer, value integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION aggregates.subtract(state integer, value integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION aggregates.finish(state integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION aggregates.finish_extra(state integer, value integer) RETURNS text
    LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE AGGREGATE aggregates.plain(integer) (SFUNC = aggregates.add, STYPE = integer);
CREATE AGGREGATE aggregates.started(integer) (
    SFUNC = aggregates.add, STYPE = integer, INITCOND = '7', FINALFUNC = aggregates.finish, SSPACE = 100
);
CREATE AGGREGATE aggregates.quoted_start(text) (SFUNC = pg_catalog.textcat, STYPE = text, INITCOND = 'it''s "x" \');
CREATE AGGREGATE aggregates.extra(integer) (
    SFUNC = aggregates.add, STYPE = integer, FINALFUNC = aggregates.finish_extra, FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE
);
CREATE AGGREGATE aggregates.moving(integer) (
    SFUNC = aggregates.add, STYPE = integer, FINALFUNC = aggregates.finish, FINALFUNC_MODIFY = READ_WRITE,
    MSFUNC = aggregates.add, MINVFUNC = aggregates.subtract, MSTYPE = integer, MSSPACE = 64, MINITCOND = '0',
    MFINALFUNC = aggregates.finish_extra, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE
);
CREATE AGGREGATE aggregates.parallel(integer) (
    SFUNC = pg_catalog.int4pl, STYPE = integer, COMBINEFUNC = pg_catalog.int4pl, INITCOND = '0', PARALLEL = SAFE
);
CREATE AGGREGATE aggregates.serialised(numeric) (
    SFUNC = pg_catalog.numeric_avg_accum, STYPE = internal, FINALFUNC = pg_catalog.numeric_avg,
    COMBINEFUNC = pg_catalog.numeric_avg_combine, SERIALFUNC = pg_catalog.numeric_avg_serialize,
    DESERIALFUNC = pg_catalog.numeric_avg_deserialize, PARALLEL = RESTRICTED
);
CREATE AGGREGATE aggregates.smallest(integer) (
    SFUNC = pg_catalog.int4smaller, STYPE = integer, SORTOP = OPERATOR(pg_catalog.<)
);
CREATE AGGREGATE aggregates.of_everything(*) (SFUNC = pg_catalog.int8inc, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION aggregates.add_pair(state integer, a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2 * $3';
CREATE AGGREGATE aggregates.of_two(a integer, b integer) (SFUNC = aggregates.add_pair, STYPE = integer, INITCOND = '0');
CREATE FUNCTION aggregates.add_many(state integer, VARIADIC rest integer[]) RETURNS integer
    LANGUAGE sql IMMUTABLE AS 'SELECT $1 + rest[1]';
CREATE AGGREGATE aggregates.of_many(VARIADIC integer[]) (SFUNC = aggregates.add_many, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE aggregates.percentile(double precision ORDER BY anyelement) (
    SFUNC = pg_catalog.ordered_set_transition, STYPE = internal,
    FINALFUNC = pg_catalog.percentile_disc_final, FINALFUNC_EXTRA
);
CREATE AGGREGATE aggregates.rank(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = pg_catalog.ordered_set_transition_multi, STYPE = internal,
    FINALFUNC = pg_catalog.rank_final, FINALFUNC_EXTRA, HYPOTHETICAL
);
CREATE AGGREGATE aggregates.gathered(anycompatible) (
    SFUNC = pg_catalog.array_append, STYPE = anycompatiblearray, INITCOND = '{}'
);
CREATE AGGREGATE aggregates."Quoted ""aggregate"""("Arg" integer) (SFUNC = aggregates.add, STYPE = integer);
COMMENT ON AGGREGATE aggregates.plain(integer) IS 'an aggregate';
COMMENT ON AGGREGATE aggregates.percentile(double precision ORDER BY anyelement) IS 'of an ordered set';
ALTER AGGREGATE aggregates.started(integer) OWNER TO museum_curator;
REVOKE EXECUTE ON FUNCTION aggregates.moving(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aggregates.moving(integer) TO museum_visitor;
CREATE VIEW aggregates.used AS SELECT aggregates.plain(n) AS sum, aggregates.percentile(0.5) WITHIN GROUP (ORDER BY n) AS half
    FROM generate_series(1, 3) AS n;
