-- pggit._live_policy: row security policies. Their roles are a set: they are put
-- in the order of their names. PUBLIC among them makes the others mean nothing.
CREATE OR REPLACE VIEW pggit._live_policy (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'policy', format('%I on %s', p.polname, r.identity),
       jsonb_strip_nulls(jsonb_build_object(
           'table', r.identity,
           'name', p.polname,
           'restrictive', nullif(NOT p.polpermissive, false),
           'command', CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert'
                                    WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' END,
           'roles', CASE WHEN 0 <> ALL (p.polroles) THEN (
               SELECT jsonb_agg(pg_get_userbyid(o.role) ORDER BY pg_get_userbyid(o.role) COLLATE "C")
               FROM unnest(p.polroles) AS o (role)) END,
           'using', pggit._settled(pg_get_expr(p.polqual, p.polrelid)),
           'check', pggit._settled(pg_get_expr(p.polwithcheck, p.polrelid)))),
       'pg_policy'::regclass::oid, p.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_policy AS p ON p.polrelid = r.oid;
