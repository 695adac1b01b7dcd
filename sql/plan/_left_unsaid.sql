-- pggit._left_unsaid: objects as they are recorded, without the names that go without
-- saying: what _spelled_out() gives, taken back.
CREATE OR REPLACE FUNCTION pggit._left_unsaid(entries pggit.entry[])
    RETURNS pggit.entry[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(
        SELECT ROW(e.kind, e.identity, CASE WHEN f.facts->'not_null'->>'name' = CASE
                           WHEN e.kind = 'type' THEN pggit._not_null_name(f.facts->>'name', NULL)
                           ELSE pggit._not_null_name((parse_ident(f.facts->>'table'))[2], f.facts->>'name') END
                       THEN (f.facts #- '{not_null,name}')::text ELSE e.content END,
                   e.blocker, e.classid, e.objid, e.objsubid)::pggit.entry
        FROM unnest(entries) WITH ORDINALITY AS e (kind, identity, content, blocker, classid, objid, objsubid, n)
        CROSS JOIN LATERAL (
            SELECT CASE WHEN e.kind IN ('type', 'table column', 'foreign table column') AND strpos(e.content, '"not_null"') > 0
                        THEN e.content::jsonb END AS facts) AS f
        ORDER BY e.n)
$function$;
