-- pggit._live_access_method: access methods of tables and indexes.
CREATE OR REPLACE VIEW pggit._live_access_method (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_build_object('type', CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END,
                          'handler', pggit._function_name(a.amhandler)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_am AS a ON a.oid = o.objid
WHERE o.classid = 'pg_am'::regclass;
