-- pggit._live_event_trigger: event triggers.
CREATE OR REPLACE VIEW pggit._live_event_trigger (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'name', e.evtname,
           'event', e.evtevent,
           'tags', to_jsonb(e.evttags),
           'function', format('%I.%I', n.nspname, f.proname),
           'enabled', CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_event_trigger AS e ON e.oid = o.objid
JOIN pg_proc AS f ON f.oid = e.evtfoid
JOIN pg_namespace AS n ON n.oid = f.pronamespace
WHERE o.classid = 'pg_event_trigger'::regclass;
