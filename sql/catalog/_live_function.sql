-- pggit._live_function: functions, window functions and procedures.
CREATE OR REPLACE VIEW pggit._live_function (kind, identity, facts, classid, objid, objsubid, unit) AS
-- A body that is a string is the user's own text; only one that PostgreSQL
-- has parsed (BEGIN ATOMIC) is deparsed, and the defaults of arguments always are.
SELECT f.kind, f.identity,
       jsonb_build_object('definition', CASE
           WHEN p.prosqlbody IS NOT NULL THEN pggit._settled(pg_get_functiondef(f.oid))
           WHEN p.pronargdefaults = 0 THEN pg_get_functiondef(f.oid)
           ELSE (SELECT overlay(d.definition PLACING pggit._settled(d.arguments)
                                FROM strpos(d.definition, d.arguments) FOR length(d.arguments))
                 FROM (VALUES (pg_get_functiondef(f.oid), format('(%s)', pg_get_function_arguments(f.oid)))) AS d (definition, arguments))
       END),
       'pg_proc'::regclass::oid, f.oid, 0, f.oid
FROM pggit._user_function AS f
JOIN pg_proc AS p ON p.oid = f.oid
WHERE f.prokind <> 'a';
