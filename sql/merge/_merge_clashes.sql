-- pggit._merge_clashes: pairs of changes that cannot stand together: one side takes
-- an object away on which the other side's addition or change hangs.
--
-- Result   both as "kind identity".
CREATE OR REPLACE FUNCTION pggit._merge_clashes(rows pggit.merging[])
    RETURNS TABLE (removed text, needing text)
    LANGUAGE plpgsql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    gone pggit.entry[];
    there pggit.entry[];
BEGIN
    FOR is_source IN 0 .. 1 LOOP
        SELECT array_agg(ROW(r.kind, r.identity, r.base_content, NULL, NULL, NULL, NULL)::pggit.entry)
                   FILTER (WHERE r.base_content IS NOT NULL AND s.remover IS NULL),
               array_agg(ROW(r.kind, r.identity, s.other, NULL, NULL, NULL, NULL)::pggit.entry)
                   FILTER (WHERE s.other IS NOT NULL AND s.other IS DISTINCT FROM r.base_content)
        INTO gone, there
        FROM unnest(rows) AS r
        CROSS JOIN LATERAL (
            SELECT CASE is_source WHEN 1 THEN r.source_content ELSE r.target_content END AS remover,
                   CASE is_source WHEN 1 THEN r.target_content ELSE r.source_content END AS other
        ) AS s;
        CONTINUE WHEN gone IS NULL OR there IS NULL;
        RETURN QUERY
        SELECT h.hangs_on, h.object
        FROM pggit._hanging(gone || there) AS h
        WHERE h.hangs_on IN (SELECT g.kind || ' ' || g.identity FROM unnest(gone) AS g)
          AND h.object IN (SELECT t.kind || ' ' || t.identity FROM unnest(there) AS t);
    END LOOP;
END
$function$;
