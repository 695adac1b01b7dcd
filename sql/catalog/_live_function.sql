-- pggit._live_function: functions, window functions and procedures.
CREATE OR REPLACE VIEW pggit._live_function (kind, identity, facts, classid, objid, objsubid, unit) AS
-- A body that is a string is the user's own text; only one that PostgreSQL
-- has parsed (BEGIN ATOMIC) is deparsed.
SELECT f.kind, f.identity,
       jsonb_build_object('definition', CASE WHEN p.prosqlbody IS NULL THEN pg_get_functiondef(f.oid)
                                             ELSE pggit._settled(pg_get_functiondef(f.oid)) END),
       'pg_proc'::regclass::oid, f.oid, 0, f.oid
FROM pggit._user_function AS f
JOIN pg_proc AS p ON p.oid = f.oid
WHERE f.prokind <> 'a';
