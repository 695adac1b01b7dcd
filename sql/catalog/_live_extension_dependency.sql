-- pggit._live_extension_dependency: what ALTER ... DEPENDS ON EXTENSION said.
CREATE OR REPLACE VIEW pggit._live_extension_dependency (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'extension dependency', format('%s %s on %I', n.type, n.identity, e.extname),
       jsonb_build_object('kind', n.type, 'identity', n.identity, 'extension', e.extname),
       NULL::oid, NULL::oid, NULL::integer, coalesce(p.unit, i.indrelid, d.objid)
FROM pg_depend AS d
JOIN pg_extension AS e ON e.oid = d.refobjid
LEFT JOIN pggit._part AS p ON p.classid = d.classid AND p.objid = d.objid
LEFT JOIN pg_index AS i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) AS n
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
  AND (n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema');
