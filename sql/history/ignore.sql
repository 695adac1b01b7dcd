-- pggit.ignore: keep what a pattern matches out of commits, status and checkouts.
--
-- A pattern that is there already comes to the end, where it has the last word.
-- Race     HEAD is held: a commit sees the patterns of before or of after.
CREATE OR REPLACE FUNCTION pggit.ignore(pattern text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
BEGIN
    PERFORM pggit._check_pattern(pattern);
    PERFORM pggit._lock_head();
    DELETE FROM pggit.pattern AS p WHERE p.pattern = ignore.pattern;
    INSERT INTO pggit.pattern (seq, pattern)
    SELECT 1 + coalesce(max(p.seq), 0), ignore.pattern FROM pggit.pattern AS p;
END
$function$;
COMMENT ON FUNCTION pggit.ignore(text) IS
'Do not track what a pattern matches: a glob on the identity, as in .gitignore, with the dot for the slash (* and ? stop at a dot, ** does not, [a-z], a leading ! takes back). A table or schema takes its parts with it. What HEAD holds stays tracked. Errors: 22004/22023 NULL, blank, oversized or invalid pattern.';
