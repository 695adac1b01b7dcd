-- pggit._role_row: the roles that own something of this database, or have rights or
-- a policy in it: no other role's name is in a definition. Roles belong to the whole
-- cluster, and those that come and go elsewhere have to disturb nobody here.
--
-- pg_authid is for superusers: what everybody may see of them. The first superuser
-- is pinned, so that pg_shdepend does not name it (the manual, 53.45).
CREATE OR REPLACE VIEW pggit._role_row (oid, rolname) AS
SELECT r.oid, r.rolname
FROM pg_roles AS r
WHERE r.oid = 10
   OR r.oid IN (
       SELECT d.refobjid
       FROM pg_shdepend AS d
       WHERE d.refclassid = 'pg_authid'::regclass
         AND (d.dbid = (SELECT b.oid FROM pg_database AS b WHERE b.datname = current_database())
              OR d.dbid = 0 AND d.classid = 'pg_subscription'::regclass));
