-- pggit._catalog_state: a fingerprint of every catalog that a capture reads.
--
-- A row that is inserted, changed or removed brings or takes a (xmin, ctid)
-- that no other row of the catalog ever had at that time, so equal
-- fingerprints in two snapshots mean that nothing was committed in between.
-- Temporary relations are left out: they come and go and are not ours.
CREATE OR REPLACE FUNCTION pggit._catalog_state()
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH temporary AS MATERIALIZED (
        SELECT c.oid, c.reltype FROM pg_class AS c WHERE c.relpersistence = 't'
    ), version AS (
        SELECT tableoid, xmin, ctid FROM pg_class WHERE relpersistence <> 't'
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_attribute WHERE attrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_attrdef WHERE adrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_constraint WHERE conrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_index WHERE indrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_trigger WHERE tgrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_type
                  WHERE typrelid NOT IN (SELECT oid FROM temporary) AND typelem NOT IN (SELECT reltype FROM temporary WHERE reltype <> 0)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_depend
                  WHERE NOT (classid = 'pg_class'::regclass AND objid IN (SELECT oid FROM temporary))
                    AND NOT (refclassid = 'pg_class'::regclass AND refobjid IN (SELECT oid FROM temporary))
                    AND NOT (refclassid = 'pg_type'::regclass AND refobjid IN (SELECT reltype FROM temporary))
                    AND deptype IN ('a', 'i', 'e', 'x')
                    AND (deptype = 'x'
                         OR classid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_namespace'::regclass))
                    AND refobjid NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_temp_')
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_inherits
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_sequence WHERE seqrelid NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_enum
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_proc
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_rewrite WHERE ev_class NOT IN (SELECT oid FROM temporary)
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_description
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_policy
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_extension
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_operator
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_opclass
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_opfamily
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_amop
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_amproc
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_range
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_aggregate
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_cast
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_collation
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_conversion
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_transform
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_language
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_am
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_ts_config
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_ts_config_map
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_ts_dict
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_ts_parser
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_ts_template
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_statistic_ext
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_foreign_data_wrapper
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_foreign_server
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_foreign_table
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_publication
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_publication_rel
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_publication_namespace
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_event_trigger
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_default_acl
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_seclabel
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_init_privs
        UNION ALL SELECT tableoid, xmin, ctid FROM pg_tablespace
    )
    SELECT concat_ws(' ', count(*), sum(hashtextextended(concat(v.tableoid, ' ', v.xmin, ' ', v.ctid), 0)),
                     -- pg_authid is for superusers: roles by what everybody may see.
                     (SELECT sum(hashtextextended(concat(r.oid, ' ', r.rolname), 0)) FROM pg_roles AS r),
                     -- So is pg_user_mapping.
                     (SELECT sum(hashtextextended(concat(m.umid, ' ', m.umuser, ' ', m.srvid, ' ', m.umoptions IS NULL), 0))
                      FROM pg_user_mappings AS m))
    FROM version AS v
$function$;
