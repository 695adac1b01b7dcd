-- pggit._catalogs_since: the state of the catalogs with the horizon that it counts
-- from (catalog/_catalog_state.sql), so that it can be asked for again later.
CREATE OR REPLACE FUNCTION pggit._catalogs_since(horizon xid8)
    RETURNS text
    LANGUAGE sql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(horizon, ': ', pggit._catalog_state(horizon))
$function$;
