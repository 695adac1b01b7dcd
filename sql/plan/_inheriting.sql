-- pggit._inheriting: the tables that get a parent, or another one.
CREATE OR REPLACE FUNCTION pggit._inheriting(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT n.identity
    FROM unnest(new_atoms) AS n LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
    WHERE n.kind = 'inheritance' AND o.facts IS DISTINCT FROM n.facts
$function$;
