-- pggit._live_default_acl: what ALTER DEFAULT PRIVILEGES said, for each role,
-- schema (or none) and kind of object.
--
-- Without a schema the list replaces acldefault()'s, with one it adds to it. A
-- list that changes nothing is none, as in pg_dump.
CREATE OR REPLACE VIEW pggit._live_default_acl (kind, identity, facts, classid, objid, objsubid, unit) AS
WITH list AS (
    SELECT o.kind, o.identity, o.objid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, d.defaclacl,
           CASE WHEN d.defaclnamespace = 0
                -- acldefault() calls sequences 's', pg_default_acl calls them 'S'.
                THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
                ELSE '{}' END AS usual
    FROM pggit._object AS o
    JOIN pg_default_acl AS d ON d.oid = o.objid
    WHERE o.classid = 'pg_default_acl'::regclass
)
SELECT l.kind, l.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'role', pg_get_userbyid(l.defaclrole),
           'in_schema', n.nspname,
           'objects', CASE l.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                                           WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects' END,
           'privileges', coalesce((
               SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                          'grantee', g.name, 'privilege', x.privilege_type, 'grantable', nullif(x.is_grantable, false)))
                      ORDER BY g.name COLLATE "C", x.privilege_type COLLATE "C")
               FROM aclexplode(l.defaclacl) AS x
               CROSS JOIN LATERAL (
                   SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END AS name
               ) AS g), '[]'))),
       'pg_default_acl'::regclass::oid, l.objid, 0, l.objid
FROM list AS l
LEFT JOIN pg_namespace AS n ON n.oid = l.defaclnamespace
WHERE NOT (l.defaclacl @> l.usual AND l.usual @> l.defaclacl);
