-- pggit._merge_title: the message of a merge whose author has given none, in git's
-- words: what was merged, and into what where that is not main.
CREATE OR REPLACE FUNCTION pggit._merge_title(source text)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('Merge %s ''%s''', CASE
               WHEN EXISTS (SELECT FROM pggit.ref AS r WHERE r.name = 'refs/tags/' || source) THEN 'tag'
               WHEN EXISTS (SELECT FROM pggit.ref AS r WHERE r.name = 'refs/heads/' || source) THEN 'branch'
               ELSE 'commit' END, source)
        || CASE WHEN h.ref = 'refs/heads/main' THEN ''
                ELSE ' into ' || coalesce(regexp_replace(h.ref, '^refs/heads/', ''), 'HEAD') END
    FROM pggit._head() AS h
$function$;
