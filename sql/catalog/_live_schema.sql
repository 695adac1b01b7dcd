-- pggit._live_schema: the user's schemas.
--
-- Every new database has a schema "public". As in pg_dump, it is not worth a
-- word while it is there; that it was dropped is.
CREATE OR REPLACE VIEW pggit._live_schema (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'schema', format('%I', n.name), jsonb_build_object('name', n.name),
       'pg_namespace'::regclass::oid, n.oid, 0, n.oid
FROM pggit._user_schema AS n
WHERE NOT n.is_member AND n.name <> 'public'
UNION ALL
SELECT 'schema', 'public', jsonb_build_object('name', 'public', 'absent', true), NULL, NULL, NULL, 0::oid
WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public');
