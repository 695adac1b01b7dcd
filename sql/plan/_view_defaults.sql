-- pggit._view_defaults: what gives the columns of a view their new defaults instead of the old ones.
CREATE OR REPLACE FUNCTION pggit._view_defaults(identity text, old_defaults jsonb, new_defaults jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(
        SELECT format('ALTER VIEW %s ALTER COLUMN %I ', identity, coalesce(o.key, n.key))
               || CASE WHEN n.key IS NULL THEN 'DROP DEFAULT' ELSE 'SET DEFAULT ' || n.value END
        FROM jsonb_each_text(coalesce(old_defaults, '{}')) AS o
        FULL JOIN jsonb_each_text(coalesce(new_defaults, '{}')) AS n ON n.key = o.key
        WHERE o.value IS DISTINCT FROM n.value
        ORDER BY coalesce(o.key, n.key) COLLATE "C")
$function$;
