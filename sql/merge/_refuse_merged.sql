-- pggit._refuse_merged: raise GT006 for a merge without conflicts that cannot be
-- built. said: why.
--
-- DETAIL names the changes of both sides to tables that both have changed; where
-- there is no such table, all changes of both.
-- Errors   GT006.
CREATE OR REPLACE FUNCTION pggit._refuse_merged(said text, changes pggit.merging[])
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    pair text;
BEGIN
    WITH change AS (
        SELECT s.side, format('%s %s: %s in %s', r.kind, r.identity, s.word, s.side) AS line, r.kind, r.identity,
               coalesce(v.facts->>'table', v.facts->>'references', r.identity) AS place
        FROM unnest(changes) AS r
        CROSS JOIN LATERAL (
            VALUES ('HEAD', pggit._change_word(r.base_content, r.target_content), coalesce(r.target_content, r.base_content)),
                   ('the other side', pggit._change_word(r.base_content, r.source_content), coalesce(r.source_content, r.base_content))
        ) AS s (side, word, content)
        CROSS JOIN LATERAL (SELECT s.content::jsonb AS facts) AS v
        WHERE s.word IS NOT NULL AND r.kind <> 'column order'
    ), shared AS (
        SELECT c.place FROM change AS c GROUP BY c.place HAVING count(DISTINCT c.side) > 1
    )
    SELECT string_agg(c.line, E'\n' ORDER BY c.identity COLLATE "C", c.kind COLLATE "C", c.side)
    INTO pair
    FROM change AS c
    WHERE c.place IN (SELECT s.place FROM shared AS s) OR NOT EXISTS (SELECT FROM shared);
    RAISE EXCEPTION 'merge conflict: the changes of both sides cannot be built together'
        USING ERRCODE = 'GT006', DETAIL = left(concat_ws(E'\n', said, pair), 8000),
              HINT = 'Change one of the two sides first.';
END
$function$;
