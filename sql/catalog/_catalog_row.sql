-- pggit._catalog_row: every row of every catalog that a capture reads, by where
-- it lies and who wrote it. The one list of these catalogs.
--
-- Columns  catalog, place, version  the catalog's oid, ctid and xmin. What inserts,
--          changes or removes a row brings or takes a (version, place) that no
--          other row of that catalog ever had at that time.
--          classid, objid  the object that the row is about: of a column, a
--          default, a constraint or a trigger the relation or domain, of a label
--          the enum, of a comment what it is a comment on
--
-- Temporary relations are left out: they come and go and are not ours. Roles,
-- user mappings and subscriptions are not here: see pggit._others_state.
CREATE OR REPLACE VIEW pggit._catalog_row (catalog, place, version, classid, objid) AS
WITH temporary AS MATERIALIZED (
    SELECT c.oid, c.reltype FROM pg_class AS c WHERE c.relpersistence = 't'
)
SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_class WHERE relpersistence <> 't'
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, attrelid FROM pg_attribute
          WHERE attrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, adrelid FROM pg_attrdef
          WHERE adrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin,
                 CASE WHEN conrelid <> 0 THEN 'pg_class'::regclass WHEN contypid <> 0 THEN 'pg_type'::regclass ELSE tableoid END,
                 coalesce(nullif(conrelid, 0), nullif(contypid, 0), oid)
          FROM pg_constraint
          WHERE conrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, indrelid FROM pg_index
          WHERE indrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, tgrelid FROM pg_trigger
          WHERE tgrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, ev_class FROM pg_rewrite
          WHERE ev_class NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, polrelid FROM pg_policy
          WHERE polrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, inhrelid FROM pg_inherits
          WHERE inhrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, seqrelid FROM pg_sequence
          WHERE seqrelid NOT IN (SELECT oid FROM temporary)
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_type
          WHERE typrelid NOT IN (SELECT oid FROM temporary)
            AND typelem NOT IN (SELECT reltype FROM temporary WHERE reltype <> 0)
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass, enumtypid FROM pg_enum
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass, rngtypid FROM pg_range
UNION ALL SELECT tableoid, ctid, xmin, classid, objid FROM pg_depend
          WHERE NOT (classid = 'pg_class'::regclass AND objid IN (SELECT oid FROM temporary))
            AND NOT (refclassid = 'pg_class'::regclass AND refobjid IN (SELECT oid FROM temporary))
            AND NOT (refclassid = 'pg_type'::regclass AND refobjid IN (SELECT reltype FROM temporary))
            AND NOT (refclassid = 'pg_namespace'::regclass
                     AND refobjid IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_temp_'))
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_proc
UNION ALL SELECT tableoid, ctid, xmin, 'pg_proc'::regclass, aggfnoid FROM pg_aggregate
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid FROM pg_description
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid FROM pg_seclabel
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid FROM pg_init_privs
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_extension
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_operator
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_opclass
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_opfamily
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_amop
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_amproc
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_cast
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_collation
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_conversion
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_transform
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_language
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_am
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_ts_config
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_config'::regclass, mapcfg FROM pg_ts_config_map
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_ts_dict
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_ts_parser
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_ts_template
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_statistic_ext
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_foreign_data_wrapper
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_foreign_server
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass, ftrelid FROM pg_foreign_table
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_publication
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_publication_rel
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_publication_namespace
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_event_trigger
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_default_acl
-- Tablespaces belong to the whole cluster: those that something here lies in.
UNION ALL SELECT tableoid, ctid, xmin, tableoid, oid FROM pg_tablespace
          WHERE oid IN (SELECT c.reltablespace FROM pg_class AS c);
