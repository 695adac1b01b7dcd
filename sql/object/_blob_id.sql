-- pggit._blob_id: the id of a blob: SHA-256 over a type word, kind, identity
-- and content, with NUL between them. No text in PostgreSQL holds a NUL, so no
-- two different blobs give the same bytes to hash (git does the same).
CREATE OR REPLACE FUNCTION pggit._blob_id(kind text, identity text, content text)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256('\x626c6f6200'::bytea || convert_to(kind, 'UTF8') || '\x00'::bytea
                  || convert_to(identity, 'UTF8') || '\x00'::bytea || convert_to(content, 'UTF8'))
$function$;
