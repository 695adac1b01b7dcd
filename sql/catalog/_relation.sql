-- pggit._relation: every relation that the user made, with its kind and
-- identity as pg_identify_object() spells them.
--
-- Not temporary ones, not those of an extension, not TOAST. Indexes are listed
-- (comments hang on them), the indexes of constraints too.
CREATE OR REPLACE VIEW pggit._relation (oid, kind, identity, name, relkind, owner, acl) AS
SELECT c.oid,
       CASE c.relkind
           WHEN 'r' THEN 'table' WHEN 'p' THEN 'table' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index'
           WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
           WHEN 'c' THEN 'composite type' WHEN 'f' THEN 'foreign table'
       END,
       format('%I.%I', n.name, c.relname), c.relname::text, c.relkind, c.relowner, c.relacl
FROM pg_class AS c
JOIN pggit._user_schema AS n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND c.relkind <> 't'
  AND NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
  -- An index follows its table: one on an extension's table is not dumped.
  AND NOT EXISTS (SELECT FROM pg_index AS i
                  JOIN pggit._member AS m ON m.classid = 'pg_class'::regclass AND m.objid = i.indrelid
                  WHERE i.indexrelid = c.oid);
