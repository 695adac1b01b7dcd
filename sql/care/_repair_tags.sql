-- pggit._repair_tags: tags that do not lead to the annotation that was written for
-- them, where there is one of their name and commit.
CREATE OR REPLACE FUNCTION pggit._repair_tags()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
BEGIN
    action := 'restored';
    detail := 'The annotation of this name and commit is there.';
    FOR object_id IN
        WITH fitting AS (
            SELECT r.name, min(encode(t.id, 'hex')) AS tag_id
            FROM pggit.ref AS r
            JOIN pggit.tag AS t ON 'refs/tags/' || t.name = r.name AND t.commit_id = r.commit_id
                               AND t.id = pggit._tag_id(t.commit_id, t.name, t.tagger, t.tagged_at, t.message)
            WHERE NOT EXISTS (SELECT FROM pggit.tag AS x
                              WHERE x.id = r.tag_id AND 'refs/tags/' || x.name = r.name AND x.commit_id = r.commit_id)
            GROUP BY r.name
            HAVING count(*) = 1
        )
        UPDATE pggit.ref AS r SET tag_id = decode(f.tag_id, 'hex')
        FROM fitting AS f WHERE f.name = r.name
        RETURNING r.name
    LOOP
        RETURN NEXT;
    END LOOP;
END
$function$;
