-- pggit._printed_digest: what proves that a row of pggit.printed is as it was written.
CREATE OR REPLACE FUNCTION pggit._printed_digest(blob_id bytea, texts text[], place integer)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256('\x7072696e74656400'::bytea || blob_id
                  || convert_to(format('%L %L', texts::text, place), 'UTF8'))
$function$;
