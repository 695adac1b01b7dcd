-- pggit._rev_at: the commit of branch@{when} or branch@{n}: where the branch (or
-- HEAD, for nothing before the @) stood at that time, or n movements ago.
--
-- Errors   GT002 when the reflog does not say.
CREATE OR REPLACE FUNCTION pggit._rev_at(base text, rev text)
    RETURNS bytea
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    name constant text := substring(base FROM '^(.*)@\{[^}]*\}$');
    what constant text := substring(base FROM '@\{([^}]*)\}$');
    log_ref constant text := CASE WHEN name = 'HEAD' THEN 'HEAD'
                                  WHEN name = '' THEN coalesce(pggit._head_ref(), 'HEAD')
                                  WHEN name ~ '^refs/' THEN name
                                  ELSE 'refs/heads/' || name END;
    at_time timestamptz;
    found_id bytea;
BEGIN
    IF what ~ '^[0-9]{1,9}$' THEN
        SELECT l.new_id INTO found_id FROM pggit.reflog AS l
        WHERE l.ref = log_ref ORDER BY l.seq DESC OFFSET what::integer LIMIT 1;
    ELSE
        BEGIN
            at_time := what::timestamptz;
        EXCEPTION
            WHEN data_exception THEN
                PERFORM pggit._unknown_revision(rev, format('"%s" is not a time.', left(what, 300)));
        END;
        SELECT l.new_id INTO found_id FROM pggit.reflog AS l
        WHERE l.ref = log_ref AND l.moved_at <= at_time ORDER BY l.seq DESC LIMIT 1;
    END IF;
    IF found_id IS NULL THEN
        PERFORM pggit._unknown_revision(rev, format('The reflog of %s does not reach back to there.', left(log_ref, 300)));
    END IF;
    IF NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = found_id)
       AND NOT EXISTS (SELECT FROM pggit._remembered AS m WHERE m.ref = log_ref AND m.commit_id = found_id) THEN
        PERFORM pggit._unknown_revision(rev, 'That is so long ago that gc() has removed the commit.');
    END IF;
    RETURN found_id;
END
$function$;
