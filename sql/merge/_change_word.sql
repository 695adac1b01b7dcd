-- pggit._change_word: what happened to an object from one content to another, as
-- status() says it; NULL for nothing.
CREATE OR REPLACE FUNCTION pggit._change_word(old_content text, new_content text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN old_content IS NOT DISTINCT FROM new_content THEN NULL
                WHEN old_content IS NULL THEN 'added'
                WHEN new_content IS NULL THEN 'removed'
                ELSE 'modified' END
$function$;
