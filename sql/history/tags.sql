-- pggit.tags: every tag with its annotation.
CREATE OR REPLACE FUNCTION pggit.tags()
    RETURNS TABLE (name text, commit_id text, tagger text, tagged_at timestamptz, message text)
    LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT substr(r.name, length('refs/tags/') + 1), encode(r.commit_id, 'hex'), t.tagger, t.tagged_at, t.message
    FROM pggit.ref AS r
    LEFT JOIN pggit.tag AS t ON t.id = r.tag_id
    WHERE starts_with(r.name, 'refs/tags/')
    ORDER BY r.name
$function$;
COMMENT ON FUNCTION pggit.tags() IS
'Every tag. Columns: name, commit_id (64 hex digits), tagger, tagged_at, message (NULL if none was given).';
