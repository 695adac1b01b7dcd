-- pggit._is_inherited: has the column come from a parent, or has a parent its like? Then it
-- is renamed there.
CREATE OR REPLACE FUNCTION pggit._is_inherited(entries pggit.entry[], kind text, identity text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT kind IN ('table column', 'foreign table column') AND EXISTS (
        SELECT
        FROM unnest(entries) AS t
        CROSS JOIN LATERAL (SELECT parse_ident(_is_inherited.identity) AS name
                            -- Only the identity of a column is three names.
                            WHERE _is_inherited.kind IN ('table column', 'foreign table column')) AS c
        CROSS JOIN LATERAL (
            SELECT t.content::jsonb->>'partition_of' AS parent
            UNION ALL
            SELECT i.parent FROM jsonb_array_elements_text(t.content::jsonb->'inherits') AS i (parent)
        ) AS p
        JOIN unnest(entries) AS x ON x.kind IN ('table column', 'foreign table column')
                                 AND x.identity = format('%s.%I', p.parent, c.name[3])
        WHERE t.kind IN ('table', 'foreign table') AND t.identity = format('%I.%I', c.name[1], c.name[2])
          AND p.parent IS NOT NULL)
$function$;
