-- pggit._tag_id: the id of a tag's annotation, made as a commit's is.
CREATE OR REPLACE FUNCTION pggit._tag_id(
        commit_id bytea, name text, tagger text, tagged_at timestamptz, message text)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256('\x74616700'::bytea || commit_id
        || convert_to(name, 'UTF8') || '\x00'::bytea || convert_to(tagger, 'UTF8') || '\x00'::bytea
        || convert_to(extract(epoch FROM tagged_at)::text, 'UTF8') || '\x00'::bytea
        || CASE WHEN message IS NULL THEN '\x00'::bytea ELSE '\x01'::bytea || convert_to(message, 'UTF8') END)
$function$;
