-- pggit._alter_sequence: what turns one sequence into another; its value stays,
-- if it can.
CREATE OR REPLACE FUNCTION pggit._alter_sequence(identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._simple_change(
        -- The bounds follow a new type, unless they are said.
        CASE WHEN old_facts - 'unlogged' <> new_facts - 'unlogged' THEN
            pggit._refit_sequence(identity, CASE WHEN old_facts->'type' <> new_facts->'type' THEN new_facts->>'type' END,
                                  (old_facts->>'min')::bigint, (old_facts->>'max')::bigint, new_facts) END
        || CASE WHEN (old_facts ? 'unlogged') <> (new_facts ? 'unlogged') THEN
               format('ALTER SEQUENCE %s SET %s', identity,
                      CASE WHEN new_facts ? 'unlogged' THEN 'UNLOGGED' ELSE 'LOGGED' END) END)
$function$;
