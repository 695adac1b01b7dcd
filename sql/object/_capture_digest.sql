-- pggit._capture_digest: what proves that the row of pggit.capture is as it was written.
CREATE OR REPLACE FUNCTION pggit._capture_digest(noted pggit.capture)
    RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256(convert_to(concat_ws(' ', noted.tree_id, noted.horizon, noted.others, noted.state, noted.server,
                                       noted.circular, noted.units_hash), 'UTF8'))
$function$;
