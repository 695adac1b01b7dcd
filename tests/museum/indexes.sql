-- Indexes of every access method, with every option; and where clauses, expressions, operator classes.
\ir entrance.psql

CREATE SCHEMA indexes;
CREATE FUNCTION indexes.normal(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS 'SELECT lower(value)';
CREATE TABLE indexes.base (
    id integer, a integer, b text, c text COLLATE "C", d integer[], e tsvector, f point, g int4range, h jsonb,
    i inet, j timestamp with time zone, k character varying(30), l box, m boolean
);
CREATE INDEX plain ON indexes.base (a);
CREATE UNIQUE INDEX one ON indexes.base (id);
CREATE UNIQUE INDEX one_null ON indexes.base (a, b) NULLS NOT DISTINCT;
CREATE INDEX many ON indexes.base (a, b, c, id);
CREATE INDEX covering ON indexes.base (a) INCLUDE (b, d);
CREATE INDEX ordered ON indexes.base (a DESC, b ASC NULLS FIRST, c DESC NULLS LAST, id NULLS LAST);
CREATE INDEX expression ON indexes.base ((a + 1), lower(b), (h ->> 'key'), id);
CREATE INDEX called ON indexes.base (indexes.normal(b), ((a % 10) = 3));
CREATE INDEX cast_expression ON indexes.base (((h ->> 'n')::integer), (b::character varying(5)), date_trunc('day', j AT TIME ZONE 'UTC'));
CREATE INDEX partial ON indexes.base (a) WHERE b IS NOT NULL AND (a > 10 OR c IN ('x', 'y')) AND NOT m;
CREATE UNIQUE INDEX partial_unique ON indexes.base (b) WHERE m;
CREATE INDEX collated ON indexes.base (b COLLATE "C", c COLLATE "POSIX" DESC, lower(k) COLLATE "C" text_pattern_ops);
CREATE INDEX classes ON indexes.base (b text_pattern_ops, k varchar_pattern_ops DESC, c COLLATE "default" text_ops);
CREATE INDEX with_parameters ON indexes.base (a) WITH (fillfactor = 40, deduplicate_items = off);
CREATE INDEX hashed ON indexes.base USING hash (b) WITH (fillfactor = 60);
CREATE INDEX inverted ON indexes.base USING gin (d, h jsonb_path_ops, e) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX searched ON indexes.base USING gist (e tsvector_ops (siglen = 200), f, g) WITH (buffering = on, fillfactor = 80);
CREATE INDEX nearest ON indexes.base USING spgist (f kd_point_ops) INCLUDE (a) WHERE f <> '(0,0)';
CREATE INDEX blocks ON indexes.base USING brin (a int4_minmax_multi_ops (values_per_range = 16), j, i inet_inclusion_ops,
    id int4_bloom_ops (n_distinct_per_range = -0.5, false_positive_rate = 0.02)) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX whole_row ON indexes.base ((base IS NULL));
CREATE INDEX searched_text ON indexes.base USING gin (to_tsvector('english', COALESCE(b, '') || ' ' || COALESCE(c, '')));
CREATE INDEX "Quoted ""name""" ON indexes.base (a, b) WHERE b <> 'it''s';
CREATE INDEX ON indexes.base (a, id DESC);
CREATE INDEX ON indexes.base ((a * 2), (b || c));

ALTER INDEX indexes.expression ALTER COLUMN 1 SET STATISTICS 500;
ALTER INDEX indexes.expression ALTER COLUMN 3 SET STATISTICS 0;
ALTER TABLE indexes.base CLUSTER ON many;
COMMENT ON INDEX indexes.partial IS 'of some rows';
COMMENT ON COLUMN indexes.base.a IS 'indexed again and again';
ALTER TABLE indexes.base OWNER TO museum_curator;

-- Columns that were dropped before those that are indexed.
CREATE TABLE indexes.after_a_drop (gone integer, a integer, b integer);
ALTER TABLE indexes.after_a_drop DROP COLUMN gone;
CREATE INDEX after_a_drop_b ON indexes.after_a_drop (b) INCLUDE (a) WHERE a > 0;
CREATE INDEX after_a_drop_sum ON indexes.after_a_drop ((a + b), b);
