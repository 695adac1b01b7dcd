-- pggit._live_owner: who owns what, by role name.
--
-- Schema public is left out while it belongs to pg_database_owner, as in every
-- new database; so is what extensions hold (the role that may run CREATE
-- EXTENSION owns that).
CREATE OR REPLACE VIEW pggit._live_owner (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'owner', b.kind || ' ' || b.identity,
       jsonb_build_object('kind', b.kind, 'identity', b.identity, 'owner', pg_get_userbyid(b.owner)),
       NULL::oid, NULL::oid, NULL::integer, b.unit
FROM pggit._bearer AS b
WHERE NOT b.owner_follows
  AND NOT (b.kind = 'schema' AND b.identity = 'public' AND pg_get_userbyid(b.owner) = 'pg_database_owner');
