-- pggit._live_type: enumerated types.
CREATE OR REPLACE VIEW pggit._live_type (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'type', t.identity,
       jsonb_build_object('type', 'enum', 'labels', coalesce((
           SELECT jsonb_agg(e.enumlabel ORDER BY e.enumsortorder)
           FROM pg_enum AS e WHERE e.enumtypid = t.oid), '[]')),
       'pg_type'::regclass::oid, t.oid, 0, t.oid
FROM pggit._user_type AS t
WHERE t.typtype = 'e';
