-- pggit._capture_type: enumerated types.
CREATE OR REPLACE FUNCTION pggit._capture_type()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'type', t.identity,
           jsonb_build_object('type', 'enum', 'labels', coalesce((
               SELECT jsonb_agg(e.enumlabel ORDER BY e.enumsortorder)
               FROM pg_enum AS e WHERE e.enumtypid = t.oid), '[]')),
           'pg_type'::regclass, t.oid, 0
    FROM pggit._user_type() AS t
    WHERE t.typtype = 'e'
$function$;
