-- pggit._unit_neighbors: the units whose definitions can show one of these: what
-- depends on them or on a part of them, the table behind the sequence of an
-- identity column, and what a partition is a part of.
--
-- is_apart  something that is no unit is among them
CREATE OR REPLACE FUNCTION pggit._unit_neighbors(units oid[], OUT neighbors oid[], OUT is_apart boolean)
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- As _capture_units: by the indexes, and planned once a session.
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $function$
BEGIN
    WITH part AS MATERIALIZED (
        SELECT o.classid, o.objid FROM pggit._unit_objects(units) AS o
    ), near AS MATERIALIZED (
        SELECT d.classid, d.objid
        FROM part AS p JOIN pg_depend AS d ON d.refclassid = p.classid AND d.refobjid = p.objid
        UNION
        SELECT d.refclassid, d.refobjid
        FROM part AS p JOIN pg_depend AS d ON d.classid = p.classid AND d.objid = p.objid
        WHERE d.deptype = 'i'
        UNION
        -- A partitioned table knows where its checks are valid.
        SELECT 'pg_class'::regclass, a.relid
        FROM unnest(units) AS u (oid) CROSS JOIN LATERAL pg_partition_ancestors(u.oid) AS a
    )
    SELECT pggit._units_of(array_agg(n.classid), array_agg(n.objid)),
           -- Extended statistics are named by nothing else: they can be read like a unit.
           coalesce(bool_or(n.classid NOT IN (
               'pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass, 'pg_attrdef'::regclass,
               'pg_constraint'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
               'pg_statistic_ext'::regclass)), false)
    INTO neighbors, is_apart
    FROM near AS n;
END
$function$;
