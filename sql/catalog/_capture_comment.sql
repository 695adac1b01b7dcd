-- pggit._capture_comment: what COMMENT ON said. The comment that initdb gives to
-- schema public is the normal case; another one, or none, is worth a record.
CREATE OR REPLACE FUNCTION pggit._capture_comment()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'comment', b.kind || ' ' || b.identity,
           jsonb_build_object('kind', b.kind, 'identity', b.identity, 'comment', d.description),
           NULL::oid, NULL::oid, NULL::integer
    FROM pggit._bearer() AS b
    LEFT JOIN pg_description AS d
           ON d.classoid = b.classid AND d.objoid = b.objid AND d.objsubid = b.objsubid
    WHERE CASE WHEN b.kind = 'schema' AND b.identity = 'public'
               THEN d.description IS DISTINCT FROM 'standard public schema'
               ELSE d.description IS NOT NULL
          END
$function$;
