-- pggit._user_function: functions and procedures that the user made, with kind
-- and identity as pg_identify_object() spells them. Aggregates are listed too:
-- comments and grants hang on them.
CREATE OR REPLACE FUNCTION pggit._user_function()
    RETURNS TABLE (oid oid, kind text, identity text, prokind "char", owner oid, acl aclitem[])
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT p.oid, o.type, o.identity, p.prokind, p.proowner, p.proacl
    FROM pg_proc AS p
    JOIN pggit._user_schema() AS n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) AS o
    WHERE p.oid NOT IN (SELECT m FROM pggit._member('pg_proc') AS m)
      -- The constructors of a range type are the type's own (deptype 'i').
      AND NOT EXISTS (SELECT FROM pg_depend AS d
                      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
$function$;
