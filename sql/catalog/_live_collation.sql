-- pggit._live_collation: collations. Which version of the provider's rules they
-- were made with is the machine's, not the schema's.
--
-- Source: PostgreSQL manual, "CREATE COLLATION" and "pg_collation".
CREATE OR REPLACE VIEW pggit._live_collation (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'provider', CASE k.collprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' ELSE 'default' END,
           -- colliculocale up to version 16, colllocale from 17 on.
           'locale', coalesce(r.facts->>'colllocale', r.facts->>'colliculocale'),
           'lc_collate', k.collcollate,
           'lc_ctype', k.collctype,
           -- From version 16 on.
           'rules', r.facts->>'collicurules',
           'deterministic', nullif(k.collisdeterministic, true))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_collation AS k ON k.oid = o.objid
JOIN pg_namespace AS n ON n.oid = k.collnamespace
CROSS JOIN LATERAL (SELECT to_jsonb(k)) AS r (facts)
WHERE o.classid = 'pg_collation'::regclass;
