-- pggit._unsettled_texts: the definitions of an object that PostgreSQL prints in another
-- way once it has read what it printed (_settled.sql), as it prints them now; NULL where
-- there are none.
CREATE OR REPLACE FUNCTION pggit._unsettled_texts(classid oid, objid oid, objsubid integer)
    RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_agg(t.printed ORDER BY t.n)
    FROM (
        SELECT 1 AS n, pg_get_constraintdef(k.oid) AS printed
        FROM pg_constraint AS k WHERE classid = 'pg_constraint'::regclass AND k.oid = objid
        UNION ALL
        SELECT 1, CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid)
                       WHEN c.relkind IN ('v', 'm') THEN rtrim(pg_get_viewdef(c.oid), ';')
                       WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END
        FROM pg_class AS c WHERE classid = 'pg_class'::regclass AND c.oid = objid AND objsubid = 0
        UNION ALL
        -- Of a column, or of all of a view's.
        SELECT 1 + d.adnum, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attrdef AS d
        WHERE classid = 'pg_class'::regclass AND d.adrelid = objid
          AND (d.adnum = objsubid OR objsubid = 0 AND EXISTS (SELECT FROM pg_class AS v WHERE v.oid = objid AND v.relkind = 'v'))
        UNION ALL
        SELECT x.n, pg_get_expr(x.expression, p.polrelid)
        FROM pg_policy AS p CROSS JOIN LATERAL (VALUES (1, p.polqual), (2, p.polwithcheck)) AS x (n, expression)
        WHERE classid = 'pg_policy'::regclass AND p.oid = objid
        UNION ALL
        SELECT 1, rtrim(pg_get_ruledef(r.oid), ';') FROM pg_rewrite AS r WHERE classid = 'pg_rewrite'::regclass AND r.oid = objid
        UNION ALL
        SELECT 1, pg_get_triggerdef(t.oid) FROM pg_trigger AS t WHERE classid = 'pg_trigger'::regclass AND t.oid = objid
        UNION ALL
        SELECT 1, pg_get_expr(t.typdefaultbin, 0) FROM pg_type AS t WHERE classid = 'pg_type'::regclass AND t.oid = objid
        UNION ALL
        SELECT 1, pg_get_statisticsobjdef(s.oid)
        FROM pg_statistic_ext AS s WHERE classid = 'pg_statistic_ext'::regclass AND s.oid = objid
        UNION ALL
        SELECT x.n, x.printed
        FROM pg_proc AS f
        CROSS JOIN LATERAL (VALUES (1, pg_get_function_arguments(f.oid)), (2, pg_get_function_sqlbody(f.oid))) AS x (n, printed)
        WHERE classid = 'pg_proc'::regclass AND f.oid = objid AND f.prokind <> 'a'
    ) AS t
    WHERE pggit._settled(t.printed) <> t.printed
$function$;
