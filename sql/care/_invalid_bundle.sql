-- pggit._invalid_bundle: refuse a bundle (GT012). detail: what is wrong with it.
CREATE OR REPLACE FUNCTION pggit._invalid_bundle(detail text)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION 'the bundle is invalid'
        USING ERRCODE = 'GT012', DETAIL = detail,
              HINT = 'Nothing was imported. Take the bundle anew from pggit.export_bundle().';
END
$function$;
