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
        SELECT FROM (
            SELECT 'pg_class' AS catalog, ctid AS place FROM pg_class WHERE relpersistence <> 't'
            UNION ALL SELECT 'pg_attribute', ctid FROM pg_attribute
            UNION ALL SELECT 'pg_attrdef', ctid FROM pg_attrdef
            UNION ALL SELECT 'pg_constraint', ctid FROM pg_constraint
            UNION ALL SELECT 'pg_index', ctid FROM pg_index
            UNION ALL SELECT 'pg_sequence', ctid FROM pg_sequence
            UNION ALL SELECT 'pg_rewrite', ctid FROM pg_rewrite
            UNION ALL SELECT 'pg_trigger', ctid FROM pg_trigger
            UNION ALL SELECT 'pg_policy', ctid FROM pg_policy
            UNION ALL SELECT 'pg_statistic_ext', ctid FROM pg_statistic_ext
            UNION ALL SELECT 'pg_type', ctid FROM pg_type
            UNION ALL SELECT 'pg_enum', ctid FROM pg_enum
            UNION ALL SELECT 'pg_proc', ctid FROM pg_proc
            UNION ALL SELECT 'pg_namespace', ctid FROM pg_namespace
            UNION ALL SELECT 'pg_operator', ctid FROM pg_operator
            UNION ALL SELECT 'pg_opclass', ctid FROM pg_opclass
            UNION ALL SELECT 'pg_collation', ctid FROM pg_collation
            UNION ALL SELECT 'pg_language', ctid FROM pg_language
            UNION ALL SELECT 'pg_am', ctid FROM pg_am
            UNION ALL SELECT 'pg_ts_config', ctid FROM pg_ts_config
            UNION ALL SELECT 'pg_ts_dict', ctid FROM pg_ts_dict
            UNION ALL SELECT 'pg_opfamily', ctid FROM pg_opfamily
            UNION ALL SELECT 'pg_amop', ctid FROM pg_amop
            UNION ALL SELECT 'pg_amproc', ctid FROM pg_amproc
            UNION ALL SELECT 'pg_range', ctid FROM pg_range
            UNION ALL SELECT 'pg_aggregate', ctid FROM pg_aggregate
            UNION ALL SELECT 'pg_cast', ctid FROM pg_cast
            UNION ALL SELECT 'pg_conversion', ctid FROM pg_conversion
            UNION ALL SELECT 'pg_transform', ctid FROM pg_transform
            UNION ALL SELECT 'pg_ts_parser', ctid FROM pg_ts_parser
            UNION ALL SELECT 'pg_ts_template', ctid FROM pg_ts_template
            UNION ALL SELECT 'pg_foreign_data_wrapper', ctid FROM pg_foreign_data_wrapper
            UNION ALL SELECT 'pg_foreign_server', ctid FROM pg_foreign_server
            UNION ALL SELECT 'pg_foreign_table', ctid FROM pg_foreign_table
            UNION ALL SELECT 'pg_extension', ctid FROM pg_extension
        ) AS v
        WHERE currtid2(v.catalog, v.place) <> v.place)
    OR EXISTS (
        SELECT FROM (
            SELECT tableoid AS classid, oid AS objid FROM pg_class WHERE relpersistence <> 't' AND relkind <> 't'
            UNION ALL SELECT tableoid, oid FROM pg_constraint
            UNION ALL SELECT tableoid, oid FROM pg_type
            UNION ALL SELECT tableoid, oid FROM pg_proc
            UNION ALL SELECT tableoid, oid FROM pg_namespace
            UNION ALL SELECT tableoid, oid FROM pg_operator
            UNION ALL SELECT tableoid, oid FROM pg_opclass
            UNION ALL SELECT tableoid, oid FROM pg_collation
            UNION ALL SELECT tableoid, oid FROM pg_opfamily
            UNION ALL SELECT tableoid, oid FROM pg_cast
            UNION ALL SELECT tableoid, oid FROM pg_conversion
            UNION ALL SELECT tableoid, oid FROM pg_transform
            UNION ALL SELECT tableoid, oid FROM pg_language
            UNION ALL SELECT tableoid, oid FROM pg_am
            UNION ALL SELECT tableoid, oid FROM pg_ts_config
            UNION ALL SELECT tableoid, oid FROM pg_ts_dict
            UNION ALL SELECT tableoid, oid FROM pg_ts_parser
            UNION ALL SELECT tableoid, oid FROM pg_ts_template
            UNION ALL SELECT tableoid, oid FROM pg_foreign_data_wrapper
            UNION ALL SELECT tableoid, oid FROM pg_foreign_server
            UNION ALL SELECT tableoid, oid FROM pg_rewrite
        ) AS v
        -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
        WHERE v.objid >= 16384
          AND (SELECT n.identity FROM pg_identify_object(v.classid, v.objid, 0) AS n) IS NULL)
    -- pg_authid is for superusers: roles by what everybody may see.
    OR EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname <> pg_get_userbyid(r.oid))
$function$;
