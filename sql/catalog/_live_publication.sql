-- pggit._live_publication: publications, and what each publishes as an object of
-- its own, with kind and identity as pg_identify_object() spells them.
CREATE OR REPLACE VIEW pggit._live_publication (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'name', p.pubname,
           'all_tables', nullif(p.puballtables, false),
           'publish', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                                CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
           'via_root', nullif(p.pubviaroot, false),
           -- From version 18 on.
           'generated_columns', CASE to_jsonb(p)->>'pubgencols' WHEN 's' THEN 'stored' END)),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_publication AS p ON p.oid = o.objid
WHERE o.classid = 'pg_publication'::regclass
UNION ALL
SELECT n.type, n.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'publication', p.pubname,
           'table', format('%I.%I', s.nspname, c.relname),
           -- A set, whatever the order of the table's columns.
           'columns', (SELECT jsonb_agg(a.attname ORDER BY a.attname COLLATE "C")
                       FROM unnest(x.prattrs) AS l (attnum)
                       JOIN pg_attribute AS a ON a.attrelid = x.prrelid AND a.attnum = l.attnum),
           'filter', pggit._settled(pg_get_expr(x.prqual, x.prrelid)))),
       x.tableoid, x.oid, 0, x.oid
FROM pg_publication_rel AS x
JOIN pggit._object AS o ON o.classid = 'pg_publication'::regclass AND o.objid = x.prpubid
JOIN pg_publication AS p ON p.oid = x.prpubid
JOIN pg_class AS c ON c.oid = x.prrelid
JOIN pg_namespace AS s ON s.oid = c.relnamespace
CROSS JOIN LATERAL pg_identify_object('pg_publication_rel'::regclass, x.oid, 0) AS n
UNION ALL
SELECT n.type, n.identity,
       jsonb_build_object('publication', p.pubname, 'published_schema', s.nspname),
       x.tableoid, x.oid, 0, x.oid
FROM pg_publication_namespace AS x
JOIN pggit._object AS o ON o.classid = 'pg_publication'::regclass AND o.objid = x.pnpubid
JOIN pg_publication AS p ON p.oid = x.pnpubid
JOIN pg_namespace AS s ON s.oid = x.pnnspid
CROSS JOIN LATERAL pg_identify_object('pg_publication_namespace'::regclass, x.oid, 0) AS n;
