-- pggit._user_function: functions and procedures that the user made, with kind
-- and identity as pg_identify_object() spells them. Aggregates are listed too:
-- comments and grants hang on them.
CREATE OR REPLACE VIEW pggit._user_function (oid, kind, identity, prokind, owner, acl) AS
SELECT p.oid, o.type, o.identity, p.prokind, p.proowner, p.proacl
FROM pg_proc AS p
JOIN pggit._user_schema AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) AS o
WHERE NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
  -- The constructors of a range type are the type's own (deptype 'i').
  AND NOT EXISTS (SELECT FROM pg_depend AS d
                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i');
