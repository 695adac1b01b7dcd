-- pggit._staying_columns: the columns that children have from their parents, and of
-- their own afterwards: they stay when the parents' go.
CREATE OR REPLACE FUNCTION pggit._staying_columns(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT o.name
    FROM unnest(old_atoms) AS o JOIN unnest(new_atoms) AS n ON n.name = o.name
    WHERE o.kind = 'table column' AND o.facts ? 'inherited' AND NOT n.facts ? 'inherited'
$function$;
