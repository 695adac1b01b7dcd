-- pggit._bearer_of_part: "s.t" of 'name on s.t', the identity of a constraint, a
-- trigger, a policy or a rule.
CREATE OR REPLACE FUNCTION pggit._bearer_of_part(identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT regexp_replace(identity, '^("(?:[^"]|"")*"|[^"\s]+) on ', '')
$function$;
