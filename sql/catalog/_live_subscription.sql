-- pggit._live_subscription: subscriptions whose connection string holds no secret,
-- as pg_dump writes them: not whether one is enabled, which no copy ought to be.
CREATE OR REPLACE VIEW pggit._live_subscription (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'name', s.fields->'subname',
           'connection', s.fields->'subconninfo',
           'publications', s.fields->'subpublications',
           'slot_name', s.fields->'subslotname',
           'two_phase', CASE WHEN s.fields->>'subtwophasestate' <> 'd' THEN true END,
           'failover', CASE WHEN s.fields->>'subfailover' = 'true' THEN true END,
           'settings', jsonb_strip_nulls(jsonb_build_object(
               -- Its default is another one in each version.
               'streaming', CASE s.fields->>'substream' WHEN 'true' THEN 'on' WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END,
               'binary', CASE WHEN s.fields->>'subbinary' = 'true' THEN 'true' END,
               'disable_on_error', CASE WHEN s.fields->>'subdisableonerr' = 'true' THEN 'true' END,
               'password_required', CASE WHEN s.fields->>'subpasswordrequired' = 'false' THEN 'false' END,
               'run_as_owner', CASE WHEN s.fields->>'subrunasowner' = 'true' THEN 'true' END,
               'origin', nullif(s.fields->>'suborigin', 'any'),
               'synchronous_commit', nullif(s.fields->>'subsynccommit', 'off'))))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pggit._subscription_row() AS s ON s.subscription = o.objid
WHERE o.classid = 'pg_subscription'::regclass AND pggit._connection_refusal(s.fields->>'subconninfo') IS NULL;
