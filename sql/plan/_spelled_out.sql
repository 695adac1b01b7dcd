-- pggit._spelled_out: objects with the names that go without saying, so that a plan can
-- give them, keep them where a table gets another name, and take them for what they are.
--
-- Those of NOT NULL (catalog/_not_null_name.sql): of domains version 17 on, of columns 18 on.
CREATE OR REPLACE FUNCTION pggit._spelled_out(entries pggit.entry[])
    RETURNS pggit.entry[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    major constant integer := current_setting('server_version_num')::integer / 10000;
    kinds constant text[] := CASE WHEN major >= 18 THEN ARRAY['type', 'table column', 'foreign table column']
                                  WHEN major = 17 THEN ARRAY['type'] END;
BEGIN
    IF kinds IS NULL THEN
        RETURN entries;
    END IF;
    RETURN ARRAY(
        SELECT ROW(e.kind, e.identity, CASE WHEN f.facts ? 'not_null' AND NOT f.facts->'not_null' ? 'name'
                       THEN jsonb_set(f.facts, '{not_null,name}', to_jsonb(CASE
                           WHEN e.kind = 'type' THEN pggit._not_null_name(f.facts->>'name', NULL)
                           ELSE pggit._not_null_name((parse_ident(f.facts->>'table'))[2], f.facts->>'name') END))::text
                       ELSE e.content END, e.blocker, e.classid, e.objid, e.objsubid)::pggit.entry
        FROM unnest(entries) WITH ORDINALITY AS e (kind, identity, content, blocker, classid, objid, objsubid, n)
        CROSS JOIN LATERAL (
            SELECT CASE WHEN e.kind = ANY (kinds) AND strpos(e.content, '"not_null"') > 0
                        THEN e.content::jsonb END AS facts) AS f
        ORDER BY e.n);
END
$function$;
