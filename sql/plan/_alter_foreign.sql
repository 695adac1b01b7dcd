-- pggit._alter_foreign: what turns one foreign server, wrapper or user mapping
-- into another of the same name.
CREATE OR REPLACE FUNCTION pggit._alter_foreign(kind text, identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH action AS (
        SELECT string_agg(
                   CASE WHEN n.key IS NULL THEN format('DROP %I', o.key)
                        WHEN o.key IS NULL THEN format('ADD %I %L', n.key, n.value)
                        ELSE format('SET %I %L', n.key, n.value) END,
                   ', ' ORDER BY coalesce(o.key, n.key) COLLATE "C") AS options
        FROM jsonb_each_text(coalesce(old_facts->'options', '{}')) AS o
        FULL JOIN jsonb_each_text(coalesce(new_facts->'options', '{}')) AS n ON n.key = o.key
        WHERE o.value IS DISTINCT FROM n.value
    )
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
    FROM action AS a
    WHERE (old_facts->>'wrapper') IS NOT DISTINCT FROM (new_facts->>'wrapper')
      AND (old_facts->>'type') IS NOT DISTINCT FROM (new_facts->>'type')
$function$;
