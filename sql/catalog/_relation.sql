-- pggit._relation: every relation that the user made, with its kind and
-- identity as pg_identify_object() spells them.
--
-- Not temporary ones, not those of an extension, not TOAST. Indexes are listed
-- (comments hang on them), the indexes of constraints too.
CREATE OR REPLACE FUNCTION pggit._relation()
    RETURNS TABLE (oid oid, kind text, identity text, name text, relkind "char", owner oid, acl aclitem[])
    LANGUAGE sql STABLE ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT c.oid,
           CASE c.relkind
               WHEN 'r' THEN 'table' WHEN 'p' THEN 'table' WHEN 'i' THEN 'index' WHEN 'I' THEN 'index'
               WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
               WHEN 'c' THEN 'composite type' WHEN 'f' THEN 'foreign table'
           END,
           format('%I.%I', n.name, c.relname), c.relname::text, c.relkind, c.relowner, c.relacl
    FROM pg_class AS c
    JOIN pggit._user_schema() AS n ON n.oid = c.relnamespace
    WHERE c.relpersistence <> 't' AND c.relkind <> 't'
      AND c.oid NOT IN (SELECT m FROM pggit._member('pg_class') AS m)
      -- An index follows its table: one on an extension's table is not dumped.
      AND NOT EXISTS (SELECT FROM pg_index AS i
                      WHERE i.indexrelid = c.oid
                        AND i.indrelid IN (SELECT m FROM pggit._member('pg_class') AS m))
$function$;
