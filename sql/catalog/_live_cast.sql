-- pggit._live_cast: casts.
CREATE OR REPLACE VIEW pggit._live_cast (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'method', CASE c.castmethod WHEN 'i' THEN 'WITH INOUT' WHEN 'b' THEN 'WITHOUT FUNCTION' ELSE 'WITH FUNCTION' END,
           'function', (SELECT n.identity FROM pg_identify_object('pg_proc'::regclass, nullif(c.castfunc, 0), 0) AS n),
           'context', CASE c.castcontext WHEN 'a' THEN 'ASSIGNMENT' WHEN 'i' THEN 'IMPLICIT' END)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_cast AS c ON c.oid = o.objid
WHERE o.classid = 'pg_cast'::regclass;
