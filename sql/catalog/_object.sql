-- pggit._object: what the user made that is no relation, function or type, with
-- kind and identity as pg_identify_object() spells them, its owner and access
-- list, and the letter by which acldefault() knows the kind (NULL: takes no
-- grants). There are few of these in a database, of the others there are many.
--
-- Left out, as pg_dump does: what initdb made, the members of extensions, what
-- comes with another object (the cast of a range to its multirange), and what
-- was put into pg_catalog. The catalogs are named by constants, so that a
-- condition on classid leaves one of them.
CREATE OR REPLACE VIEW pggit._object (classid, objid, kind, identity, owner, acl, acl_type) AS
SELECT o.classid, o.objid, n.type, n.identity, o.owner, o.acl, o.acl_type::"char"
FROM (
    SELECT 'pg_operator'::regclass::oid AS classid, oid AS objid, oprowner AS owner, NULL::aclitem[] AS acl, NULL AS acl_type
    -- Named as somebody's commutator or negator, and not there yet.
    FROM pg_operator WHERE oprcode <> 0
    UNION ALL SELECT 'pg_opclass'::regclass, oid, opcowner, NULL, NULL FROM pg_opclass
    UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfowner, NULL, NULL FROM pg_opfamily
    UNION ALL SELECT 'pg_cast'::regclass, oid, NULL, NULL, NULL FROM pg_cast
    UNION ALL SELECT 'pg_collation'::regclass, oid, collowner, NULL, NULL FROM pg_collation
    UNION ALL SELECT 'pg_conversion'::regclass, oid, conowner, NULL, NULL FROM pg_conversion
    UNION ALL SELECT 'pg_transform'::regclass, oid, NULL, NULL, NULL FROM pg_transform
    UNION ALL SELECT 'pg_language'::regclass, oid, lanowner, lanacl, 'l' FROM pg_language
    UNION ALL SELECT 'pg_am'::regclass, oid, NULL, NULL, NULL FROM pg_am
    UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgowner, NULL, NULL FROM pg_ts_config
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictowner, NULL, NULL FROM pg_ts_dict
    UNION ALL SELECT 'pg_ts_parser'::regclass, oid, NULL, NULL, NULL FROM pg_ts_parser
    UNION ALL SELECT 'pg_ts_template'::regclass, oid, NULL, NULL, NULL FROM pg_ts_template
    -- The statistics of a temporary table are temporary, in whatever schema.
    UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxowner, NULL, NULL
              FROM pg_statistic_ext AS s JOIN pg_class AS c ON c.oid = s.stxrelid AND c.relpersistence <> 't'
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, fdwowner, fdwacl, 'F' FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid, srvowner, srvacl, 'S' FROM pg_foreign_server
    UNION ALL SELECT 'pg_user_mapping'::regclass, umid, NULL, NULL, NULL FROM pg_user_mappings
    UNION ALL SELECT 'pg_publication'::regclass, oid, pubowner, NULL, NULL FROM pg_publication
    UNION ALL SELECT 'pg_subscription'::regclass, oid, subowner, NULL, NULL FROM pg_subscription
              WHERE subdbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
    UNION ALL SELECT 'pg_event_trigger'::regclass, oid, evtowner, NULL, NULL FROM pg_event_trigger
    UNION ALL SELECT 'pg_default_acl'::regclass, oid, NULL, NULL, NULL FROM pg_default_acl
) AS o
CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) AS n
-- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
WHERE o.objid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend AS d
                  WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype IN ('e', 'i'))
  AND (n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema');
