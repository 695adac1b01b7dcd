-- pggit._temporary_need: why an object cannot be recorded that needs something temporary,
-- a domain over a temporary table's rows say: no other session has that. NULL where
-- it does not.
--
-- requires  as of pggit._requirement
CREATE OR REPLACE FUNCTION pggit._temporary_need(requires jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('it needs %s, which is temporary', min(n.name COLLATE "C"))
    FROM unnest(pggit._text_array(requires->'requires') || pggit._text_array(requires->'default_requires')) AS n (name)
    WHERE n.name ~ '^[a-z -]+ pg_temp(_[0-9]+)?\.'
    HAVING count(*) > 0
$function$;
