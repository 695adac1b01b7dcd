-- pggit._live_statistics: extended statistics.
CREATE OR REPLACE VIEW pggit._live_statistics (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'definition', pggit._settled(pg_get_statisticsobjdef(s.oid)),
           -- The default is -1 up to version 16, NULL from 17 on.
           'target', nullif((to_jsonb(s)->>'stxstattarget')::integer, -1))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_statistic_ext AS s ON s.oid = o.objid
WHERE o.classid = 'pg_statistic_ext'::regclass;
