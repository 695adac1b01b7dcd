-- pggit._live_grant: the privileges of one role (or PUBLIC) on one object,
-- where they differ from those that everybody has by default.
--
-- A NULL access list and the written-out default mean the same, so both are
-- expanded with acldefault() and compared role by role. A role that lost a
-- default privilege is recorded with what it has left, perhaps nothing. The
-- grantor is named where it is not the owner.
-- Of objects that PostgreSQL or an extension brought along, the difference is
-- that to the access list that they came with (see _system_bearer.sql).
-- objsubid is the place in the access list, which is no content (store/printed.sql).
-- Source: PostgreSQL manual, "Privileges"; aclexplode() and acldefault().
CREATE OR REPLACE VIEW pggit._live_grant (kind, identity, facts, classid, objid, objsubid, unit) AS
WITH bearer AS (
    SELECT b.kind, b.identity, b.owner, coalesce(b.acl, acldefault(b.acl_type, b.owner)) AS acl,
           CASE WHEN b.kind = 'schema' AND b.identity = 'public'
                -- What initdb grants there: USAGE to everybody.
                THEN acldefault('n', b.owner) || makeaclitem(0, b.owner, 'USAGE', false)
                ELSE acldefault(b.acl_type, coalesce(b.owner, 0))
           END AS default_acl,
           b.unit
    FROM pggit._bearer AS b
    WHERE b.acl_type IS NOT NULL
      AND (b.acl IS NOT NULL OR b.kind = 'schema' AND b.identity = 'public')
    UNION ALL
    SELECT s.kind, s.identity, s.owner, s.acl, s.default_acl, s.unit FROM pggit._system_bearer AS s
), privilege AS (
    -- Both lists in one pass, role by role.
    SELECT b.kind, b.identity, b.unit, x.grantee, x.is_held, x.privilege_type COLLATE "C" AS name,
           CASE WHEN x.grantor <> b.owner THEN pg_get_userbyid(x.grantor) END COLLATE "C" AS grantor,
           nullif(x.is_grantable, false) AS grantable, x.n
    FROM bearer AS b
    CROSS JOIN LATERAL (
        SELECT h.*, true AS is_held FROM aclexplode(b.acl) WITH ORDINALITY AS h (grantor, grantee, privilege_type, is_grantable, n)
        UNION ALL SELECT d.*, NULL, false FROM aclexplode(b.default_acl) AS d
    ) AS x
), holder AS (
    SELECT p.kind, p.identity, p.unit, p.grantee,
           jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                         'privilege', p.name, 'grantor', p.grantor, 'grantable', p.grantable))
                     ORDER BY p.name, p.grantor) FILTER (WHERE p.is_held) AS held,
           jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                         'privilege', p.name, 'grantor', p.grantor, 'grantable', p.grantable))
                     ORDER BY p.name, p.grantor) FILTER (WHERE NOT p.is_held) AS by_default,
           min(p.n)::integer AS place
    FROM privilege AS p
    GROUP BY p.kind, p.identity, p.unit, p.grantee
)
SELECT 'grant', format('%s %s to %s', h.kind, h.identity, g.name),
       jsonb_build_object('kind', h.kind, 'identity', h.identity, 'grantee', g.name,
                          'privileges', coalesce(h.held, '[]')),
       NULL::oid, NULL::oid, h.place, h.unit
FROM holder AS h
CROSS JOIN LATERAL (
    SELECT CASE WHEN h.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(h.grantee)) END AS name
) AS g
WHERE h.held IS DISTINCT FROM h.by_default;
