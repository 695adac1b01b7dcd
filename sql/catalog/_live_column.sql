-- pggit._live_column: the columns of tables. Where a column stands is not
-- its own property (see _capture_column_order.sql): two branches that each add
-- one still merge.
CREATE OR REPLACE VIEW pggit._live_column (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind || ' column', format('%s.%I', r.identity, a.attname),
       jsonb_strip_nulls(jsonb_build_object(
           'table', r.identity,
           'name', a.attname,
           -- As in pg_dump, a partition's columns are its own: it is made alone, and attached.
           'inherited', nullif(NOT a.attislocal AND NOT p.relispartition, false),
           'type', format_type(a.atttypid, a.atttypmod),
           'collation', CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN
               (SELECT format('%I.%I', n.nspname, k.collname)
                FROM pg_collation AS k JOIN pg_namespace AS n ON n.oid = k.collnamespace
                WHERE k.oid = a.attcollation) END,
           -- Version 18 gives the constraint a name; what it is by itself (_not_null_name, asked only
           -- where it is shortened: it is dear) goes without saying, for older ones give none.
           -- What follows from a parent's is none of the column's own.
           'not_null', CASE WHEN a.attnotnull AND (a.attinhcount = 0 OR p.relispartition OR CASE
               WHEN nn.oid IS NULL THEN NOT EXISTS (
                   SELECT FROM pg_inherits AS h
                   JOIN pg_attribute AS b ON b.attrelid = h.inhparent AND b.attname = a.attname AND b.attnotnull
                   WHERE h.inhrelid = a.attrelid)
               -- Valid where no parent's is, or left from a parent's column that is gone, it is written as the child's own.
               ELSE nn.conislocal OR (
                   SELECT count(*) = 0 OR nn.convalidated AND NOT bool_or(k.convalidated)
                   FROM pg_inherits AS h
                   JOIN pg_attribute AS b ON b.attrelid = h.inhparent AND b.attname = a.attname
                   JOIN pg_constraint AS k ON k.conrelid = b.attrelid AND k.contype = 'n' AND k.conkey[1] = b.attnum
                                              AND NOT k.connoinherit
                   WHERE h.inhrelid = a.attrelid) END) THEN
               coalesce(jsonb_strip_nulls(jsonb_build_object(
                            'name', CASE WHEN nn.conname <> concat(p.relname, '_', a.attname, '_not_null')
                                              AND (octet_length(p.relname::text || a.attname::text) <= 53
                                                   OR nn.conname <> pggit._not_null_name(p.relname, a.attname)) THEN nn.conname END,
                            'no_inherit', nullif(nn.connoinherit, false),
                            'not_valid', nullif(NOT nn.convalidated, false))), '{}') END,
           -- A default names no column, so the deparser need not be told of
           -- the table: where it is, it makes up names for all columns each
           -- time, and a table of 1,600 takes a quarter of a minute.
           'default', CASE WHEN a.attgenerated = '' THEN pggit._settled(pg_get_expr(d.adbin, 0)) END,
           'generated', CASE WHEN a.attgenerated <> '' THEN jsonb_build_object(
               'expression', pggit._settled(pg_get_expr(d.adbin, d.adrelid)),
               'kind', CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END) END,
           'identity', CASE WHEN a.attidentity <> '' AND q.options IS NOT NULL THEN jsonb_build_object(
               'generation', CASE a.attidentity WHEN 'a' THEN 'always' ELSE 'by default' END,
               'sequence', q.options) END,
           'storage', CASE WHEN a.attstorage <> t.typstorage THEN
               CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                                 WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' END END,
           'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
           'statistics', nullif(a.attstattarget, -1),
           'options', to_jsonb(a.attoptions),
           'foreign_options', CASE WHEN a.attfdwoptions IS NOT NULL THEN (
               SELECT jsonb_object_agg(x.option_name, x.option_value) FROM pg_options_to_table(a.attfdwoptions) AS x) END)),
       'pg_class'::regclass::oid, r.oid, a.attnum::integer, r.oid
FROM pggit._relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_class AS p ON p.oid = r.oid
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_constraint AS nn ON nn.conrelid = a.attrelid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum
LEFT JOIN (
    -- Type and persistence follow the column and its table, unless ALTER SEQUENCE said otherwise.
    SELECT o.refobjid, o.refobjsubid,
           (f.facts - 'type' - 'unlogged') || jsonb_build_object(
               'name', f.identity,
               'type', nullif(f.facts->>'type', format_type(x.atttypid, NULL)),
               'persistence', CASE WHEN (f.facts ? 'unlogged') <> (c.relpersistence = 'u') THEN
                   CASE WHEN f.facts ? 'unlogged' THEN 'unlogged' ELSE 'logged' END END) AS options
    FROM pggit._sequence_facts AS f
    JOIN pg_depend AS o ON o.classid = 'pg_class'::regclass AND o.objid = f.sequence
                       AND o.refclassid = 'pg_class'::regclass AND o.deptype = 'i'
    JOIN pg_class AS c ON c.oid = o.refobjid
    JOIN pg_attribute AS x ON x.attrelid = o.refobjid AND x.attnum = o.refobjsubid
) AS q ON q.refobjid = a.attrelid AND q.refobjsubid = a.attnum
WHERE r.relkind IN ('r', 'p', 'f');
