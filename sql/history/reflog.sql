-- pggit.reflog: every movement of a branch, a tag or HEAD, newest first. The
-- movements of a deleted ref stay.
CREATE OR REPLACE FUNCTION pggit.reflog(name text DEFAULT 'HEAD')
    RETURNS TABLE (moved_at timestamptz, actor text, old_id text, new_id text, reason text)
    LANGUAGE plpgsql STABLE ROWS 1000 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    log_ref text;
BEGIN
    SELECT f.full_name INTO log_ref
    FROM unnest(ARRAY[name, 'refs/' || name, 'refs/tags/' || name, 'refs/heads/' || name])
         WITH ORDINALITY AS f (full_name, n)
    WHERE EXISTS (SELECT FROM pggit.reflog AS l WHERE l.ref = f.full_name)
    ORDER BY f.n LIMIT 1;
    IF log_ref IS NULL AND name IS DISTINCT FROM 'HEAD' AND name IS DISTINCT FROM pggit.current_branch() THEN
        PERFORM pggit._unknown_revision(name, 'No ref of this name ever moved.');
    END IF;
    RETURN QUERY
    SELECT l.moved_at, l.actor, encode(l.old_id, 'hex'), encode(l.new_id, 'hex'), l.reason
    FROM pggit.reflog AS l WHERE l.ref = log_ref ORDER BY l.seq DESC;
END
$function$;
COMMENT ON FUNCTION pggit.reflog(text) IS
'Every movement of a branch, tag or HEAD (default), newest first. Columns: moved_at, actor, old_id and new_id (64 hex digits; NULL for made and deleted), reason. Errors: GT002 unknown name.';
