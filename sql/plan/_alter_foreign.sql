-- pggit._alter_foreign: what turns one foreign server, wrapper or user mapping
-- into another of the same name.
CREATE OR REPLACE FUNCTION pggit._alter_foreign(kind text, identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._simple_change(ARRAY[concat(
        CASE kind WHEN 'user mapping'
             THEN format('ALTER USER MAPPING FOR %s SERVER %I', new_facts->>'role', new_facts->>'server')
             ELSE 'ALTER ' || pggit._address(kind, identity) END,
        CASE WHEN (old_facts->>'version') IS DISTINCT FROM (new_facts->>'version')
             THEN ' VERSION ' || coalesce(quote_literal(new_facts->>'version'), 'NULL') END,
        CASE WHEN (old_facts->>'handler') IS DISTINCT FROM (new_facts->>'handler')
             THEN coalesce(' HANDLER ' || (new_facts->>'handler'), ' NO HANDLER') END,
        CASE WHEN (old_facts->>'validator') IS DISTINCT FROM (new_facts->>'validator')
             THEN coalesce(' VALIDATOR ' || (new_facts->>'validator'), ' NO VALIDATOR') END,
        ' OPTIONS (' || a.options || ')')])
    FROM pggit._foreign_changes(old_facts->'options', new_facts->'options') AS a (options)
    WHERE (old_facts->>'wrapper') IS NOT DISTINCT FROM (new_facts->>'wrapper')
      AND (old_facts->>'type') IS NOT DISTINCT FROM (new_facts->>'type')
$function$;
