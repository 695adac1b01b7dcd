-- pggit._move_head: let HEAD's branch (or HEAD itself, detached) go from one
-- commit to the next, and write down that it did. The caller holds HEAD.
--
-- Errors   40001 when the branch is no longer where the caller saw it.
CREATE OR REPLACE FUNCTION pggit._move_head(head_ref text, old_id bytea, new_id bytea, reason text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF head_ref IS NULL THEN
        UPDATE pggit.head SET commit_id = new_id;
    ELSIF old_id IS NULL THEN
        INSERT INTO pggit.ref (name, commit_id) VALUES (head_ref, new_id) ON CONFLICT DO NOTHING;
    ELSE
        UPDATE pggit.ref AS r SET commit_id = new_id WHERE r.name = head_ref AND r.commit_id = old_id;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'could not serialize access: % was moved by another session', head_ref
            USING ERRCODE = 'serialization_failure', HINT = 'Retry the transaction.';
    END IF;
    IF head_ref IS NOT NULL THEN
        PERFORM pggit._log_movement(head_ref, old_id, new_id, reason);
    END IF;
    PERFORM pggit._log_movement('HEAD', old_id, new_id, reason);
END
$function$;
