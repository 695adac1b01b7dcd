-- pggit._index_facts: what pg_get_indexdef() and pg_get_constraintdef() leave
-- out of an index: storage parameters, tablespace, CLUSTER ON, and the
-- statistics targets of its expressions (no other column of an index has one).
-- NULL for an index without any of it; only those that can have some are listed.
CREATE OR REPLACE VIEW pggit._index_facts (index, facts) AS
SELECT c.oid,
       nullif(jsonb_strip_nulls(jsonb_build_object(
           'options', to_jsonb(c.reloptions),
           'tablespace', s.spcname,
           'clustered', nullif(i.indisclustered, false),
           'statistics', CASE WHEN i.indexprs IS NOT NULL THEN (
               SELECT jsonb_object_agg(a.attnum, a.attstattarget)
               FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attstattarget >= 0) END)), '{}')
FROM pg_class AS c
JOIN pg_index AS i ON i.indexrelid = c.oid
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
WHERE c.relkind IN ('i', 'I')
  AND (c.reloptions IS NOT NULL OR c.reltablespace <> 0 OR i.indisclustered OR i.indexprs IS NOT NULL);
