-- pggit._user_schema: the schemas whose contents are the user's.
--
-- As pg_dump chooses them: not pg_*, not information_schema. Schemas that
-- belong to an extension are listed too, for a user may put objects into them;
-- is_member tells them apart.
CREATE OR REPLACE VIEW pggit._user_schema (oid, name, owner, acl, is_member) AS
SELECT n.oid, n.nspname::text, n.nspowner, n.nspacl,
       n.oid IN (SELECT m.objid FROM pggit._member AS m WHERE m.classid = 'pg_namespace'::regclass)
FROM pg_namespace AS n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema';
