-- pggit._live_text_search: parsers, templates, dictionaries and configurations.
--
-- Source: PostgreSQL manual, "CREATE TEXT SEARCH ..." and "pg_ts_config_map".
CREATE OR REPLACE VIEW pggit._live_text_search (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'options', jsonb_build_object(
               'START', pggit._function_name(p.prsstart),
               'GETTOKEN', pggit._function_name(p.prstoken),
               'END', pggit._function_name(p.prsend),
               'HEADLINE', pggit._function_name(p.prsheadline),
               'LEXTYPES', pggit._function_name(p.prslextype)))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_ts_parser AS p ON p.oid = o.objid
JOIN pg_namespace AS n ON n.oid = p.prsnamespace
WHERE o.classid = 'pg_ts_parser'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'options', jsonb_build_object(
               'INIT', pggit._function_name(t.tmplinit),
               'LEXIZE', pggit._function_name(t.tmpllexize)))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_ts_template AS t ON t.oid = o.objid
JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
WHERE o.classid = 'pg_ts_template'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'options', jsonb_build_object('TEMPLATE', format('%I.%I', m.nspname, t.tmplname)),
           -- A list as CREATE takes it.
           'arguments', d.dictinitoption)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_ts_dict AS d ON d.oid = o.objid
JOIN pg_namespace AS n ON n.oid = d.dictnamespace
JOIN pg_ts_template AS t ON t.oid = d.dicttemplate
JOIN pg_namespace AS m ON m.oid = t.tmplnamespace
WHERE o.classid = 'pg_ts_dict'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'options', jsonb_build_object('PARSER', format('%I.%I', m.nspname, p.prsname)),
           'mappings', g.mappings)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_ts_config AS c ON c.oid = o.objid
JOIN pg_namespace AS n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser AS p ON p.oid = c.cfgparser
JOIN pg_namespace AS m ON m.oid = p.prsnamespace
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(k.token, k.dictionaries) AS mappings
    FROM (
        -- A number that the parser has no name for is shown, and no name of a token.
        SELECT coalesce(y.alias, x.maptokentype::text) AS token,
               jsonb_agg(format('%I.%I', s.nspname, d.dictname) ORDER BY x.mapseqno) AS dictionaries
        FROM pg_ts_config_map AS x
        JOIN pg_ts_dict AS d ON d.oid = x.mapdict
        JOIN pg_namespace AS s ON s.oid = d.dictnamespace
        LEFT JOIN ts_token_type(c.cfgparser) AS y ON y.tokid = x.maptokentype
        WHERE x.mapcfg = c.oid
        GROUP BY 1
    ) AS k
) AS g
WHERE o.classid = 'pg_ts_config'::regclass;
