-- pggit.create_tag: give a commit a name that stays.
--
-- Every tag is annotated: who made it, when, and why if a message is given.
-- Race     As create_branch().
CREATE OR REPLACE FUNCTION pggit.create_tag(name text, rev text DEFAULT 'HEAD', message text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    full_name constant text := 'refs/tags/' || name;
    now constant timestamptz := clock_timestamp();
    target_id bytea;
    annotation_id bytea;
BEGIN
    PERFORM pggit._check_ref_name(name);
    IF message IS NOT NULL THEN
        PERFORM pggit._check_text('tag message', message, 1048576);
    END IF;
    target_id := pggit._rev_commit(rev);
    PERFORM pggit._hold_commit(target_id);
    annotation_id := pggit._tag_id(target_id, name, session_user::text, now, message);
    INSERT INTO pggit.ref AS r (name, commit_id, tag_id)
    VALUES (full_name, target_id, annotation_id)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        PERFORM pggit._ref_exists('tag', full_name);
    END IF;
    INSERT INTO pggit.tag AS t (id, commit_id, name, tagger, tagged_at, message)
    VALUES (annotation_id, target_id, create_tag.name, session_user, now, create_tag.message)
    ON CONFLICT DO NOTHING;
    PERFORM pggit._log_movement(full_name, NULL, target_id, 'tag: created from ' || rev);
END
$function$;
COMMENT ON FUNCTION pggit.create_tag(text, text, text) IS
'Tag a revision (default HEAD), with an optional message. Errors: GT002/GT003 unknown or ambiguous revision, GT004 invalid name, GT005 the name is taken, 22023 blank or oversized message.';
