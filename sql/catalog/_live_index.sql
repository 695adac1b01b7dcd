-- pggit._live_index: indexes that no constraint owns.
CREATE OR REPLACE VIEW pggit._live_index (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind, r.identity,
       jsonb_strip_nulls(jsonb_build_object('attach_to', CASE WHEN x.relispartition THEN pggit._relation_name((
           SELECT h.inhparent FROM pg_inherits AS h WHERE h.inhrelid = r.oid)) END))
       || jsonb_build_object('name', r.name, 'table', t.identity,
                          'definition', pggit._settled(pg_get_indexdef(r.oid)))
           -- pg_get_indexdef() writes the storage parameters itself.
           || coalesce(f.facts - 'options', '{}'),
       'pg_class'::regclass::oid, r.oid, 0, i.indrelid
FROM pg_index AS i
JOIN pggit._relation AS r ON r.oid = i.indexrelid
JOIN pggit._relation AS t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p', 'm')
LEFT JOIN pggit._index_facts AS f ON f.index = r.oid
JOIN pg_class AS x ON x.oid = r.oid
-- That of a partitioned table is valid once each partition has its own.
WHERE (r.relkind = 'i' AND i.indisvalid OR r.relkind = 'I')
  AND NOT EXISTS (
      SELECT FROM pg_constraint AS k
      WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'));
