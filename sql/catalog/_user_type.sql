-- pggit._user_type: types that the user made by name: not the row types of
-- relations, not the array types and multiranges that come with another type.
CREATE OR REPLACE VIEW pggit._user_type (oid, identity, typtype, owner, acl) AS
SELECT t.oid, format('%I.%I', n.name, t.typname), t.typtype, t.typowner, t.typacl
FROM pg_type AS t
JOIN pggit._user_schema AS n ON n.oid = t.typnamespace
WHERE NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
  AND t.typtype <> 'm'
  AND NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
  AND NOT EXISTS (SELECT FROM pg_type AS e WHERE e.typarray = t.oid);
