-- pggit._foreign_changes: what stands in ALTER ... OPTIONS (...) to turn the options
-- of a foreign object into others; NULL for nothing.
CREATE OR REPLACE FUNCTION pggit._foreign_changes(old_options jsonb, new_options jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(
               CASE WHEN n.key IS NULL THEN format('DROP %I', o.key)
                    WHEN o.key IS NULL THEN format('ADD %I %L', n.key, n.value)
                    ELSE format('SET %I %L', n.key, n.value) END,
               ', ' ORDER BY coalesce(o.key, n.key) COLLATE "C")
    FROM jsonb_each_text(coalesce(old_options, '{}')) AS o
    FULL JOIN jsonb_each_text(coalesce(new_options, '{}')) AS n ON n.key = o.key
    WHERE o.value IS DISTINCT FROM n.value
$function$;
