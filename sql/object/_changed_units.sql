-- pggit._changed_units: the units whose own rows in the catalogs have changed since the
-- capture (see _capture_changes), among them those that have gone.
--
-- look      what _catalog_look() says since the capture's horizon
-- circular  the views that are in a circle now: what makes a circle can be far away
CREATE OR REPLACE FUNCTION pggit._changed_units(base pggit.capture, look record, circular oid[], stored_trees bytea[])
    RETURNS oid[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    changed oid[] := ARRAY(
        SELECT u.unit FROM unnest(pggit._units_of(look.new_classids, look.new_objids)) AS u (unit)
        UNION SELECT c.unit FROM pggit.captured AS c WHERE c.old_rows IS NULL
        -- What is there no longer has left no new row.
        UNION SELECT c.unit FROM pggit.captured AS c
              WHERE c.old_rows > 0 AND NOT EXISTS (SELECT FROM pg_class AS r WHERE r.oid = c.unit)
                AND NOT EXISTS (SELECT FROM pg_type AS t WHERE t.oid = c.unit)
                AND NOT EXISTS (SELECT FROM pg_proc AS f WHERE f.oid = c.unit));
    stored_tree bytea;
BEGIN
    -- Nothing else can have fewer old rows where all that there are can be accounted for.
    IF look.old_rows <> (SELECT coalesce(sum(c.old_rows), 0) FROM pggit.captured AS c WHERE c.unit <> ALL (changed))
                        + (SELECT coalesce(sum(n.old_rows), 0) FROM pggit._unit_counts(base.horizon, changed) AS n) THEN
        changed := changed || ARRAY(
            SELECT coalesce(c.unit, n.unit)
            FROM pggit.captured AS c FULL JOIN pggit._unit_counts(base.horizon) AS n ON n.unit = c.unit
            WHERE coalesce(c.old_rows, 0) <> coalesce(n.old_rows, 0));
    END IF;
    changed := changed || ARRAY(
        SELECT x.unit FROM unnest(base.circular || circular) AS x (unit)
        WHERE NOT (x.unit = ANY (base.circular) AND x.unit = ANY (circular)));
    FOREACH stored_tree IN ARRAY stored_trees LOOP
        CONTINUE WHEN stored_tree = base.tree_id;
        changed := changed || ARRAY(
            SELECT DISTINCT c.unit FROM pggit.captured AS c CROSS JOIN LATERAL unnest(c.blob_ids) AS b (id)
            JOIN pggit._tree_diff(stored_tree, base.tree_id) AS d ON d.side = 'new' AND d.blob_id = b.id);
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT x.unit FROM unnest(changed) AS x (unit) ORDER BY x.unit);
END
$function$;
