-- pggit._live_language: procedural languages, and what they know of types
-- (transforms).
CREATE OR REPLACE VIEW pggit._live_language (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'trusted', nullif(l.lanpltrusted, false),
           'handler', pggit._function_name(l.lanplcallfoid),
           'inline', pggit._function_name(l.laninline),
           'validator', pggit._function_name(l.lanvalidator))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_language AS l ON l.oid = o.objid
WHERE o.classid = 'pg_language'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'type', format_type(t.trftype, NULL),
           'language', l.lanname,
           'from_sql', (SELECT n.identity FROM pg_identify_object('pg_proc'::regclass, nullif(t.trffromsql, 0), 0) AS n),
           'to_sql', (SELECT n.identity FROM pg_identify_object('pg_proc'::regclass, nullif(t.trftosql, 0), 0) AS n))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_transform AS t ON t.oid = o.objid
JOIN pg_language AS l ON l.oid = t.trflang
WHERE o.classid = 'pg_transform'::regclass;
