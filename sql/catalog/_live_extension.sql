-- pggit._live_extension: the extensions, by name, schema and version.
--
-- Not those that initdb made (plpgsql), as in pg_dump; and not pggit, which is
-- to the schema what git's own folder is to a work tree.
CREATE OR REPLACE VIEW pggit._live_extension (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'extension', format('%I', e.extname),
       jsonb_build_object('name', e.extname, 'schema', n.nspname, 'version', e.extversion),
       'pg_extension'::regclass::oid, e.oid, 0, e.oid
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
WHERE e.oid >= 16384 AND e.extname <> 'pggit';
