-- pggit._catalog_tuple: every row of every catalog that a capture reads, by where
-- it lies and who wrote it. The one list of these catalogs.
--
-- Columns  catalog, place, version  the catalog's oid, ctid and xmin. What inserts,
--          changes or removes a row brings or takes a (version, place) that no
--          other row of that catalog ever had at that time.
--          classid, objid  the object that the row is about: of a column, a
--          default, a constraint or a trigger the relation or domain, of a label
--          the enum, of a comment what it is a comment on
--          refclassid, refobjid  of a type or a dependency, what it refers to
--
-- Roles, user mappings and subscriptions are not here: see pggit._others_state.
-- A view without WITH and joins: a condition reaches the indexes of the catalogs.
CREATE OR REPLACE VIEW pggit._catalog_tuple (catalog, place, version, classid, objid, refclassid, refobjid) AS
SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, oid, NULL::oid, NULL::oid FROM pg_class
-- System columns come and go with their table: a quarter of all rows here. Only granted on is one worth a look.
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, attrelid, NULL, NULL FROM pg_attribute
          WHERE attnum > 0 OR attacl IS NOT NULL
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, adrelid, NULL, NULL FROM pg_attrdef
-- Three, so that each is found by an index.
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, conrelid, NULL, NULL FROM pg_constraint
          WHERE conrelid <> 0
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass::oid, contypid, NULL, NULL FROM pg_constraint
          WHERE conrelid = 0 AND contypid <> 0
UNION ALL SELECT tableoid, ctid, xmin, 'pg_constraint'::regclass::oid, oid, NULL, NULL FROM pg_constraint
          WHERE conrelid = 0 AND contypid = 0
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, indrelid, NULL, NULL FROM pg_index
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, tgrelid, NULL, NULL FROM pg_trigger
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, ev_class, NULL, NULL FROM pg_rewrite
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, polrelid, NULL, NULL FROM pg_policy
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, inhrelid, NULL, NULL FROM pg_inherits
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, seqrelid, NULL, NULL FROM pg_sequence
UNION ALL SELECT tableoid, ctid, xmin, 'pg_class'::regclass::oid, ftrelid, NULL, NULL FROM pg_foreign_table
-- A row type refers to its relation, an array type to its element.
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass::oid, oid, CASE WHEN typrelid <> 0 THEN 'pg_class'::regclass WHEN typelem <> 0 THEN 'pg_type'::regclass END::oid, coalesce(nullif(typrelid, 0), typelem) FROM pg_type
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass::oid, enumtypid, NULL, NULL FROM pg_enum
UNION ALL SELECT tableoid, ctid, xmin, 'pg_type'::regclass::oid, rngtypid, NULL, NULL FROM pg_range
UNION ALL SELECT tableoid, ctid, xmin, classid, objid, refclassid, refobjid FROM pg_depend
UNION ALL SELECT tableoid, ctid, xmin, 'pg_namespace'::regclass::oid, oid, NULL, NULL FROM pg_namespace
          WHERE nspname !~ '^pg_(toast_)?temp_'
UNION ALL SELECT tableoid, ctid, xmin, 'pg_proc'::regclass::oid, oid, NULL, NULL FROM pg_proc
UNION ALL SELECT tableoid, ctid, xmin, 'pg_proc'::regclass::oid, aggfnoid::oid, NULL, NULL FROM pg_aggregate
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid, NULL, NULL FROM pg_description
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid, NULL, NULL FROM pg_seclabel
UNION ALL SELECT tableoid, ctid, xmin, classoid, objoid, NULL, NULL FROM pg_init_privs
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_config'::regclass::oid, mapcfg, NULL, NULL FROM pg_ts_config_map
UNION ALL SELECT tableoid, ctid, xmin, 'pg_extension'::regclass::oid, oid, NULL, NULL FROM pg_extension
UNION ALL SELECT tableoid, ctid, xmin, 'pg_operator'::regclass::oid, oid, NULL, NULL FROM pg_operator
UNION ALL SELECT tableoid, ctid, xmin, 'pg_opclass'::regclass::oid, oid, NULL, NULL FROM pg_opclass
UNION ALL SELECT tableoid, ctid, xmin, 'pg_opfamily'::regclass::oid, oid, NULL, NULL FROM pg_opfamily
UNION ALL SELECT tableoid, ctid, xmin, 'pg_amop'::regclass::oid, oid, NULL, NULL FROM pg_amop
UNION ALL SELECT tableoid, ctid, xmin, 'pg_amproc'::regclass::oid, oid, NULL, NULL FROM pg_amproc
UNION ALL SELECT tableoid, ctid, xmin, 'pg_cast'::regclass::oid, oid, NULL, NULL FROM pg_cast
UNION ALL SELECT tableoid, ctid, xmin, 'pg_collation'::regclass::oid, oid, NULL, NULL FROM pg_collation
UNION ALL SELECT tableoid, ctid, xmin, 'pg_conversion'::regclass::oid, oid, NULL, NULL FROM pg_conversion
UNION ALL SELECT tableoid, ctid, xmin, 'pg_transform'::regclass::oid, oid, NULL, NULL FROM pg_transform
UNION ALL SELECT tableoid, ctid, xmin, 'pg_language'::regclass::oid, oid, NULL, NULL FROM pg_language
UNION ALL SELECT tableoid, ctid, xmin, 'pg_am'::regclass::oid, oid, NULL, NULL FROM pg_am
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_config'::regclass::oid, oid, NULL, NULL FROM pg_ts_config
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_dict'::regclass::oid, oid, NULL, NULL FROM pg_ts_dict
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_parser'::regclass::oid, oid, NULL, NULL FROM pg_ts_parser
UNION ALL SELECT tableoid, ctid, xmin, 'pg_ts_template'::regclass::oid, oid, NULL, NULL FROM pg_ts_template
UNION ALL SELECT tableoid, ctid, xmin, 'pg_statistic_ext'::regclass::oid, oid, NULL, NULL FROM pg_statistic_ext
UNION ALL SELECT tableoid, ctid, xmin, 'pg_foreign_data_wrapper'::regclass::oid, oid, NULL, NULL FROM pg_foreign_data_wrapper
UNION ALL SELECT tableoid, ctid, xmin, 'pg_foreign_server'::regclass::oid, oid, NULL, NULL FROM pg_foreign_server
UNION ALL SELECT tableoid, ctid, xmin, 'pg_publication'::regclass::oid, oid, NULL, NULL FROM pg_publication
UNION ALL SELECT tableoid, ctid, xmin, 'pg_publication_rel'::regclass::oid, oid, NULL, NULL FROM pg_publication_rel
UNION ALL SELECT tableoid, ctid, xmin, 'pg_publication_namespace'::regclass::oid, oid, NULL, NULL FROM pg_publication_namespace
UNION ALL SELECT tableoid, ctid, xmin, 'pg_event_trigger'::regclass::oid, oid, NULL, NULL FROM pg_event_trigger
UNION ALL SELECT tableoid, ctid, xmin, 'pg_default_acl'::regclass::oid, oid, NULL, NULL FROM pg_default_acl
-- Tablespaces belong to the whole cluster: those that something here lies in.
UNION ALL SELECT tableoid, ctid, xmin, 'pg_tablespace'::regclass::oid, oid, NULL, NULL FROM pg_tablespace
          WHERE oid IN (SELECT c.reltablespace FROM pg_class AS c);
