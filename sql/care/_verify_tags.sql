-- pggit._verify_tags: annotations that are not what their ids say or stand there
-- twice, and tags whose annotation is missing or another's.
CREATE OR REPLACE FUNCTION pggit._verify_tags()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT 'error', 'tag_duplicate', encode(t.id, 'hex'), format('%s rows have this id.', count(*))
    FROM pggit.tag AS t GROUP BY t.id HAVING count(*) > 1
    UNION ALL
    SELECT 'error', 'tag_corrupt', encode(t.id, 'hex'),
           format('What the annotation of tag %s says does not have this id.', t.name)
    FROM pggit.tag AS t
    WHERE t.id IS DISTINCT FROM pggit._tag_id(t.commit_id, t.name, t.tagger, t.tagged_at, t.message)
    UNION ALL
    SELECT 'error', 'tag_missing', r.name, format('Annotation %s is missing.', encode(r.tag_id, 'hex'))
    FROM pggit.ref AS r
    WHERE r.tag_id IS NOT NULL AND NOT EXISTS (SELECT FROM pggit.tag AS t WHERE t.id = r.tag_id)
    UNION ALL
    SELECT 'error', 'tag_wrong', r.name, 'The annotation is that of another tag or commit.'
    FROM pggit.ref AS r LEFT JOIN pggit.tag AS t ON t.id = r.tag_id
    WHERE starts_with(r.name, 'refs/tags/') AND (r.tag_id IS NULL OR t.id IS NOT NULL
              AND (t.commit_id <> r.commit_id OR 'refs/tags/' || t.name <> r.name))
$function$;
