-- pggit._capture_grant: the privileges of one role (or PUBLIC) on one object,
-- where they differ from those that everybody has by default.
--
-- A NULL access list and the written-out default mean the same, so both are
-- expanded with acldefault() and compared role by role. A role that lost a
-- default privilege is recorded with what it has left, perhaps nothing. The
-- grantor is named where it is not the owner.
-- Of objects that PostgreSQL or an extension brought along, the difference is
-- that to the access list that they came with (see _system_bearer.sql).
-- Source: PostgreSQL manual, "Privileges"; aclexplode() and acldefault().
CREATE OR REPLACE FUNCTION pggit._capture_grant()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH bearer AS (
        SELECT u.*, row_number() OVER () AS n
        FROM (
            SELECT b.kind, b.identity, b.owner, coalesce(b.acl, acldefault(b.acl_type, b.owner)) AS acl,
                   CASE WHEN b.kind = 'schema' AND b.identity = 'public'
                        -- What initdb grants there: USAGE to everybody.
                        THEN acldefault('n', b.owner) || makeaclitem(0, b.owner, 'USAGE', false)
                        ELSE acldefault(b.acl_type, coalesce(b.owner, 0))
                   END AS default_acl
            FROM pggit._bearer() AS b
            WHERE b.acl_type IS NOT NULL
              AND (b.acl IS NOT NULL OR b.kind = 'schema' AND b.identity = 'public')
            UNION ALL
            SELECT s.kind, s.identity, s.owner, s.acl, s.default_acl FROM pggit._system_bearer() AS s
        ) AS u
    ), held AS (
        SELECT b.n, x.grantee,
               jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                             'privilege', x.privilege_type,
                             'grantor', CASE WHEN x.grantor <> b.owner THEN pg_get_userbyid(x.grantor) END,
                             'grantable', nullif(x.is_grantable, false)))
                         ORDER BY x.privilege_type COLLATE "C", pg_get_userbyid(x.grantor) COLLATE "C") AS privileges
        FROM bearer AS b CROSS JOIN LATERAL aclexplode(b.acl) AS x
        GROUP BY b.n, x.grantee
    ), by_default AS (
        SELECT b.n, x.grantee,
               jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                             'privilege', x.privilege_type,
                             'grantor', CASE WHEN x.grantor <> b.owner THEN pg_get_userbyid(x.grantor) END,
                             'grantable', nullif(x.is_grantable, false)))
                         ORDER BY x.privilege_type COLLATE "C", pg_get_userbyid(x.grantor) COLLATE "C") AS privileges
        FROM bearer AS b CROSS JOIN LATERAL aclexplode(b.default_acl) AS x
        GROUP BY b.n, x.grantee
    )
    SELECT 'grant',
           format('%s %s to %s', b.kind, b.identity,
                  CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END),
           jsonb_build_object(
               'kind', b.kind, 'identity', b.identity,
               'grantee', CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
               'privileges', coalesce(g.held, '[]')),
           NULL::oid, NULL::oid, NULL::integer
    FROM (SELECT coalesce(h.n, d.n) AS n, coalesce(h.grantee, d.grantee) AS grantee,
                 h.privileges AS held, d.privileges AS by_default
          FROM held AS h FULL JOIN by_default AS d ON d.n = h.n AND d.grantee = h.grantee) AS g
    JOIN bearer AS b ON b.n = g.n
    WHERE g.held IS DISTINCT FROM g.by_default
$function$;
