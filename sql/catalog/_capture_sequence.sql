-- pggit._capture_sequence: sequences that are objects of their own. The one
-- behind an identity column belongs to that column (deptype 'i').
CREATE OR REPLACE FUNCTION pggit._capture_sequence()
    RETURNS TABLE (kind text, identity text, content jsonb)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT r.kind, r.identity,
           (pggit._sequence_options(r.oid) - 'name') || coalesce(o.owned_by, '{}')
    FROM pggit._relation() AS r
    LEFT JOIN (
        SELECT d.objid, jsonb_build_object('owned_by', format('%I.%I.%I', n.nspname, c.relname, a.attname)) AS owned_by
        FROM pg_depend AS d
        JOIN pg_class AS c ON c.oid = d.refobjid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
    ) AS o ON o.objid = r.oid
    WHERE r.relkind = 'S' AND NOT EXISTS (
        SELECT FROM pg_depend AS d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
          AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')
$function$;
