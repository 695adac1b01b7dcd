-- pggit._catalog_look: what has happened in the catalogs since a capture.
--
-- horizon      the xmin of that capture's snapshot: what was written by an older
--              transaction stood there then, and can only have gone since
-- old_rows     how many of those there still are, about units (_catalog_row)
-- old_others   and about what is no unit
-- new_classids, new_objids  what the rows are about that have come since
-- new_others   how many have come that are about no unit
-- new_state    a fingerprint of all that have come
CREATE OR REPLACE FUNCTION pggit._catalog_look(
        horizon xid8, OUT old_rows bigint, OUT old_others bigint, OUT new_classids oid[], OUT new_objids oid[],
        OUT new_others bigint, OUT new_state text)
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    SET jit = off
AS $function$
DECLARE
    age_of_horizon constant integer := age(horizon::xid);
BEGIN
    SELECT count(*) FILTER (WHERE r.has_unit AND age(r.version) > age_of_horizon),
           count(*) FILTER (WHERE NOT r.has_unit AND age(r.version) > age_of_horizon),
           coalesce(array_agg(r.classid) FILTER (WHERE r.has_unit AND age(r.version) <= age_of_horizon), '{}'),
           coalesce(array_agg(r.objid) FILTER (WHERE r.has_unit AND age(r.version) <= age_of_horizon), '{}'),
           count(*) FILTER (WHERE NOT r.has_unit AND age(r.version) <= age_of_horizon),
           concat(count(*) FILTER (WHERE age(r.version) <= age_of_horizon), ' ',
                  sum(hashtextextended(concat(r.catalog, ' ', r.version, ' ', r.place), 0))
                      FILTER (WHERE age(r.version) <= age_of_horizon))
    INTO old_rows, old_others, new_classids, new_objids, new_others, new_state
    FROM pggit._catalog_row AS r;
END
$function$;
