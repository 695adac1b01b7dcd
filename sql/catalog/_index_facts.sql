-- pggit._index_facts: what pg_get_indexdef() and pg_get_constraintdef() leave
-- out of an index: storage parameters, tablespace, CLUSTER ON, and the
-- statistics targets of its expressions. Only indexes that have any of it.
CREATE OR REPLACE VIEW pggit._index_facts (index, facts) AS
WITH target AS (
    SELECT a.attrelid, jsonb_object_agg(a.attnum, a.attstattarget) AS statistics
    FROM pg_attribute AS a
    JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('i', 'I')
    WHERE a.attstattarget >= 0 AND c.oid >= 16384
    GROUP BY a.attrelid
)
SELECT c.oid,
       jsonb_strip_nulls(jsonb_build_object(
           'options', to_jsonb(c.reloptions),
           'tablespace', s.spcname,
           'clustered', nullif(i.indisclustered, false),
           'statistics', t.statistics))
FROM pg_class AS c
JOIN pg_index AS i ON i.indexrelid = c.oid
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
LEFT JOIN target AS t ON t.attrelid = c.oid
WHERE c.relkind IN ('i', 'I')
  AND (c.reloptions IS NOT NULL OR s.oid IS NOT NULL OR i.indisclustered OR t.attrelid IS NOT NULL);
