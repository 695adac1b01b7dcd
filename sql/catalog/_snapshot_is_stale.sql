-- pggit._snapshot_is_stale: has a row of the catalogs that this transaction's
-- snapshot shows been changed or removed since, by a transaction that has
-- committed?
--
-- For REPEATABLE READ and SERIALIZABLE, where two looks at the catalogs always
-- agree while the deparse functions (pg_get_viewdef() and its kin) already read
-- newer rows. Two functions do look past the snapshot: currtid2() gives the
-- place of a row's newest version, and pg_identify_object() gives NULL for what
-- is gone. A row that is new since then does no harm: nothing that the snapshot
-- shows can depend on it.
CREATE OR REPLACE FUNCTION pggit._snapshot_is_stale()
    RETURNS boolean
    LANGUAGE sql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT EXISTS (
        SELECT FROM pggit._catalog_row AS r
        WHERE currtid2(r.catalog::regclass::text, r.place) <> r.place)
    OR EXISTS (
        SELECT FROM (
            SELECT DISTINCT r.classid, r.objid FROM pggit._catalog_row AS r
            -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
            WHERE r.objid >= 16384
        ) AS o
        WHERE (SELECT n.identity FROM pg_identify_object(o.classid, o.objid, 0) AS n) IS NULL)
    OR EXISTS (SELECT FROM pggit._role_row AS r WHERE r.rolname <> pg_get_userbyid(r.oid))
$function$;
