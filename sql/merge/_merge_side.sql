-- pggit._merge_side: the objects of one side of a merge.
-- side     base, target, or source
CREATE OR REPLACE FUNCTION pggit._merge_side(sides pggit.merging[], side text)
    RETURNS pggit.entry[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(
        SELECT ROW(s.kind, s.identity, c.content, NULL, NULL, NULL, NULL)::pggit.entry
        FROM unnest(sides) AS s
        CROSS JOIN LATERAL (
            SELECT CASE side WHEN 'base' THEN s.base_content WHEN 'target' THEN s.target_content ELSE s.source_content END AS content) AS c
        WHERE c.content IS NOT NULL)
$function$;
