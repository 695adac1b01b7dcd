-- pggit._bearer_in: the table or domain that an object is a part of and is named with; NULL
-- for what has a name of its own.
CREATE OR REPLACE FUNCTION pggit._bearer_in(entries pggit.entry[], kind text, identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT coalesce(e.content::jsonb->>'table', e.content::jsonb->>'domain')
    FROM unnest(entries) AS e
    WHERE _bearer_in.kind IN ('table column', 'foreign table column', 'table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
      AND e.kind = _bearer_in.kind AND e.identity = _bearer_in.identity
$function$;
