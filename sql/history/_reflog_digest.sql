-- pggit._reflog_digest: the digest of a reflog entry, over the entry and the
-- digest before it in the same ref ('' for the first).
CREATE OR REPLACE FUNCTION pggit._reflog_digest(
        previous bytea, ref text, seq bigint, old_id bytea, new_id bytea, actor text, moved_at timestamptz, reason text)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
    SET "TimeZone" = 'UTC'
AS $function$
    SELECT sha256(coalesce(previous, '\x')
        || convert_to(ref, 'UTF8') || '\x00'::bytea || int8send(seq)
        || coalesce(old_id, '\x00') || coalesce(new_id, '\x00')
        || convert_to(actor, 'UTF8') || '\x00'::bytea
        || convert_to(extract(epoch FROM moved_at)::text, 'UTF8') || '\x00'::bytea || convert_to(reason, 'UTF8'))
$function$;
