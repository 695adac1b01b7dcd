-- pggit._live_foreign_server: foreign-data wrappers, servers, and user mappings
-- without options. Options have no order, as in pg_dump.
CREATE OR REPLACE VIEW pggit._live_foreign_server (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'handler', pggit._function_name(w.fdwhandler),
           'validator', pggit._function_name(w.fdwvalidator),
           'options', (SELECT jsonb_object_agg(x.option_name, x.option_value) FROM pg_options_to_table(w.fdwoptions) AS x))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_foreign_data_wrapper AS w ON w.oid = o.objid
WHERE o.classid = 'pg_foreign_data_wrapper'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'wrapper', w.fdwname,
           'type', s.srvtype,
           'version', s.srvversion,
           'options', (SELECT jsonb_object_agg(x.option_name, x.option_value) FROM pg_options_to_table(s.srvoptions) AS x))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_foreign_server AS s ON s.oid = o.objid
JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
WHERE o.classid = 'pg_foreign_server'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_build_object('role', CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END, 'server', m.srvname),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_user_mappings AS m ON m.umid = o.objid
WHERE o.classid = 'pg_user_mapping'::regclass
  AND NOT EXISTS (SELECT FROM pggit._secret_mapping AS x WHERE x.mapping_id = m.umid);
