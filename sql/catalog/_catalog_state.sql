-- pggit._catalog_state: a fingerprint of every catalog that a capture reads. Equal
-- fingerprints with one horizon, the xmin of a snapshot that was taken before both,
-- mean that nothing was committed in between.
--
-- What was written before the horizon can only grow fewer: no transaction that old
-- is still at work. So of these rows their number says all, and only the newer
-- ones, of which there are few, are looked at one by one. That after 2^31
-- transactions an old row seems new makes no difference but that it is looked at.
CREATE OR REPLACE FUNCTION pggit._catalog_state(horizon xid8)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat_ws(' ', k.old_rows + k.old_others, k.new_state, pggit._others_state()) FROM pggit._catalog_look(horizon) AS k
$function$;
