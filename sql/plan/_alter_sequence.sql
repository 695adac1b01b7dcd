-- pggit._alter_sequence: what turns one sequence into another; its value stays.
CREATE OR REPLACE FUNCTION pggit._alter_sequence(identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._simple_change(ARRAY[
        -- The bounds follow a new type, unless they are said.
        CASE WHEN old_facts - 'unlogged' <> new_facts - 'unlogged' THEN
            concat('ALTER SEQUENCE ', identity,
                   CASE WHEN old_facts->'type' <> new_facts->'type' THEN ' AS ' || (new_facts->>'type') END, ' ',
                   pggit._sequence_clauses(new_facts)) END,
        CASE WHEN (old_facts ? 'unlogged') <> (new_facts ? 'unlogged') THEN
            format('ALTER SEQUENCE %s SET %s', identity,
                   CASE WHEN new_facts ? 'unlogged' THEN 'UNLOGGED' ELSE 'LOGGED' END) END])
$function$;
