-- pggit._live_index: indexes that no constraint owns.
CREATE OR REPLACE VIEW pggit._live_index (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind, r.identity,
       jsonb_build_object('name', r.name, 'table', t.identity,
                          'definition', pggit._settled(pg_get_indexdef(r.oid)))
           -- pg_get_indexdef() writes the storage parameters itself.
           || coalesce(f.facts - 'options', '{}'),
       'pg_class'::regclass::oid, r.oid, 0, i.indrelid
FROM pggit._relation AS r
JOIN pg_index AS i ON i.indexrelid = r.oid
JOIN pggit._relation AS t ON t.oid = i.indrelid AND t.relkind IN ('r', 'm')
LEFT JOIN pggit._index_facts AS f ON f.index = r.oid
WHERE r.relkind = 'i' AND i.indisvalid
  AND r.oid NOT IN (SELECT k.conindid FROM pg_constraint AS k WHERE k.contype IN ('p', 'u', 'x'));
