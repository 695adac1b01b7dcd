-- pggit._live_conversion: conversions between encodings.
CREATE OR REPLACE VIEW pggit._live_conversion (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'from', pg_encoding_to_char(c.conforencoding),
           'to', pg_encoding_to_char(c.contoencoding),
           'function', pggit._function_name(c.conproc),
           'default', nullif(c.condefault, false))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_conversion AS c ON c.oid = o.objid
JOIN pg_namespace AS n ON n.oid = c.connamespace
WHERE o.classid = 'pg_conversion'::regclass;
