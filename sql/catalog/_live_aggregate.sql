-- pggit._live_aggregate: aggregates, ordinary, ordered-set and hypothetical-set.
--
-- Source: PostgreSQL manual, "CREATE AGGREGATE" and "pg_aggregate".
CREATE OR REPLACE VIEW pggit._live_aggregate (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT f.kind, f.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'name', p.proname,
           'arguments', CASE WHEN a.aggkind = 'n' AND p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END,
           'parallel', CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END,
           'options', jsonb_build_object(
               'SFUNC', pggit._function_name(a.aggtransfn),
               'STYPE', format_type(a.aggtranstype, NULL),
               'SSPACE', nullif(a.aggtransspace, 0),
               'FINALFUNC', pggit._function_name(a.aggfinalfn),
               'FINALFUNC_EXTRA', nullif(a.aggfinalextra, false),
               -- The default is another for ordered-set aggregates.
               'FINALFUNC_MODIFY', CASE WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN
                   CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
               'COMBINEFUNC', pggit._function_name(a.aggcombinefn),
               'SERIALFUNC', pggit._function_name(a.aggserialfn),
               'DESERIALFUNC', pggit._function_name(a.aggdeserialfn),
               'INITCOND', quote_literal(a.agginitval),
               'MSFUNC', pggit._function_name(a.aggmtransfn),
               'MINVFUNC', pggit._function_name(a.aggminvtransfn),
               'MSTYPE', CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
               'MSSPACE', nullif(a.aggmtransspace, 0),
               'MFINALFUNC', pggit._function_name(a.aggmfinalfn),
               'MFINALFUNC_EXTRA', nullif(a.aggmfinalextra, false),
               'MFINALFUNC_MODIFY', CASE WHEN a.aggmtransfn <> 0 AND a.aggmfinalmodify
                                              <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN
                   CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
               'MINITCOND', quote_literal(a.aggminitval),
               'SORTOP', (SELECT format('OPERATOR(%I.%s)', m.nspname, o.oprname)
                          FROM pg_operator AS o JOIN pg_namespace AS m ON m.oid = o.oprnamespace
                          WHERE o.oid = a.aggsortop),
               'HYPOTHETICAL', nullif(a.aggkind = 'h', false)))),
       'pg_proc'::regclass::oid, p.oid, 0, p.oid
FROM pggit._user_function AS f
JOIN pg_proc AS p ON p.oid = f.oid
JOIN pg_aggregate AS a ON a.aggfnoid = p.oid
JOIN pg_namespace AS n ON n.oid = p.pronamespace;
