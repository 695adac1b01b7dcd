-- pggit._log_movement: write down that a ref (or HEAD) moved. The caller holds
-- the ref, so the next number is free; where another session took it
-- nevertheless (a ref that was removed and made again), the primary key
-- decides and the later one has to retry.
--
-- Errors   40001.
CREATE OR REPLACE FUNCTION pggit._log_movement(ref text, old_id bytea, new_id bytea, reason text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    last_seq bigint;
    last_digest bytea;
    moved_at constant timestamptz := clock_timestamp();
BEGIN
    SELECT l.seq, l.digest INTO last_seq, last_digest
    FROM pggit.reflog AS l WHERE l.ref = _log_movement.ref
    ORDER BY l.seq DESC LIMIT 1;
    last_seq := coalesce(last_seq, 0) + 1;
    INSERT INTO pggit.reflog AS l (ref, seq, old_id, new_id, actor, moved_at, reason, digest)
    VALUES (_log_movement.ref, last_seq, _log_movement.old_id, _log_movement.new_id, session_user, moved_at,
            _log_movement.reason,
            pggit._reflog_digest(last_digest, ref, last_seq, old_id, new_id, session_user::text, moved_at, reason))
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'could not serialize access: % was moved by another session', ref
            USING ERRCODE = 'serialization_failure', HINT = 'Retry the transaction.';
    END IF;
END
$function$;
