-- pggit._captured_hash: what pggit.capture knows of the rows of pggit.captured, of all or
-- of those of some units: hashes that add up, so that a commit need not read all of them.
CREATE OR REPLACE FUNCTION pggit._captured_hash(units oid[] DEFAULT NULL)
    RETURNS numeric
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT coalesce(sum(hash_record_extended(c, 0)), 0) FROM pggit.captured AS c WHERE units IS NULL OR c.unit = ANY (units)
$function$;
