-- pggit._excludes: whether a constraint is one of exclusion, temporal keys among
-- them. PostgreSQL attaches no partition's index to such a one ("The index
-- definitions do not match"): the partition has to get its own from the parent.
CREATE OR REPLACE FUNCTION pggit._excludes(facts jsonb)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT facts->>'type' = 'x'
        OR facts->>'type' IN ('p', 'u') AND facts->>'definition' ~ '^(PRIMARY KEY|UNIQUE) \(.* WITHOUT OVERLAPS\)'
$function$;
