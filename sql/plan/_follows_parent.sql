-- pggit._follows_parent: is this column renamed together with its parent's? Then
-- nothing is to be said to it.
CREATE OR REPLACE FUNCTION pggit._follows_parent(entries pggit.entry[], olds text[], kinds text[], identity text, kind text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT kind = 'table column' AND EXISTS (
        SELECT FROM unnest(entries) AS c
        JOIN unnest(entries) AS t ON t.kind = 'table' AND t.identity = c.content::jsonb->>'table'
        CROSS JOIN LATERAL (
            SELECT t.content::jsonb->>'partition_of' AS parent
            UNION ALL SELECT p.parent FROM jsonb_array_elements_text(t.content::jsonb->'inherits') AS p (parent)) AS p
        JOIN unnest(olds, kinds) AS o (identity, kind)
          ON o.kind = 'table column' AND o.identity = format('%s.%I', p.parent, c.content::jsonb->>'name')
        WHERE c.kind = 'table column' AND c.identity = _follows_parent.identity)
$function$;
