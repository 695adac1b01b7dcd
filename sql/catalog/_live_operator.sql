-- pggit._live_operator: operators. The commutator and the negator are named
-- only: CREATE OPERATOR takes them before they are there.
--
-- Source: PostgreSQL manual, "CREATE OPERATOR" and "pg_operator".
CREATE OR REPLACE VIEW pggit._live_operator (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'name', p.oprname,
           'function', pggit._function_name(p.oprcode),
           'left', CASE WHEN p.oprleft <> 0 THEN format_type(p.oprleft, NULL) END,
           'right', format_type(p.oprright, NULL),
           'commutator', (SELECT jsonb_build_object('schema', m.nspname, 'name', c.oprname)
                          FROM pg_operator AS c JOIN pg_namespace AS m ON m.oid = c.oprnamespace WHERE c.oid = p.oprcom),
           'negator', (SELECT jsonb_build_object('schema', m.nspname, 'name', c.oprname)
                       FROM pg_operator AS c JOIN pg_namespace AS m ON m.oid = c.oprnamespace WHERE c.oid = p.oprnegate),
           'restrict', pggit._function_name(p.oprrest),
           'join', pggit._function_name(p.oprjoin),
           'hashes', nullif(p.oprcanhash, false),
           'merges', nullif(p.oprcanmerge, false))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_operator AS p ON p.oid = o.objid
JOIN pg_namespace AS n ON n.oid = p.oprnamespace
WHERE o.classid = 'pg_operator'::regclass;
