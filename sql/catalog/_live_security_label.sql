-- pggit._live_security_label: what SECURITY LABEL said, a provider each.
CREATE OR REPLACE VIEW pggit._live_security_label (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'security label', format('%s %s by %I', n.type, n.identity, s.provider),
       jsonb_build_object('kind', n.type, 'identity', n.identity, 'provider', s.provider, 'label', s.label),
       NULL::oid, NULL::oid, NULL::integer, coalesce(p.unit, i.indrelid, c.reltype, s.objoid)
FROM pg_seclabel AS s
LEFT JOIN pggit._part AS p ON p.classid = s.classoid AND p.objid = s.objoid
LEFT JOIN pg_index AS i ON s.classoid = 'pg_class'::regclass AND i.indexrelid = s.objoid
LEFT JOIN pg_class AS c ON s.classoid = 'pg_class'::regclass AND c.oid = s.objoid AND c.relkind = 'c'
CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, s.objsubid) AS n
-- FirstNormalObjectId: what lies below is initdb's. As in pg_dump, a member of
-- an extension is not ours, and a large object is data.
WHERE s.objoid >= 16384 AND n.type <> 'large object' AND n.identity IS NOT NULL
  AND (n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema')
  AND NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = s.classoid AND m.objid = s.objoid);
