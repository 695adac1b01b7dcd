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
    all_rows bigint;
    new_rows pggit._catalog_row[];
BEGIN
    -- Of hundreds of thousands of rows little is asked; of the few that are new, the rest. Column by column: the whole
    -- row, r, would be made of every row before the filter is asked, which is a quarter of the time.
    SELECT count(*), count(*) FILTER (WHERE r.has_unit AND age(r.version) > age_of_horizon),
           coalesce(array_agg(ROW(r.catalog, r.place, r.version, r.classid, r.objid, r.has_unit)::pggit._catalog_row)
                    FILTER (WHERE age(r.version) <= age_of_horizon), '{}')
    INTO all_rows, old_rows, new_rows
    FROM pggit._catalog_row AS r;
    old_others := all_rows - old_rows - cardinality(new_rows);
    SELECT coalesce(array_agg(n.classid) FILTER (WHERE n.has_unit), '{}'), coalesce(array_agg(n.objid) FILTER (WHERE n.has_unit), '{}'),
           count(*) FILTER (WHERE NOT n.has_unit),
           concat(count(*), ' ', sum(hashtextextended(concat(n.catalog, ' ', n.version, ' ', n.place), 0)))
    INTO new_classids, new_objids, new_others, new_state
    FROM unnest(new_rows) AS n;
END
$function$;
