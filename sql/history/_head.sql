-- pggit._head: what HEAD names: a ref (branch) or, detached, a commit; with the
-- commit that either stands at, NULL for a branch without commits.
CREATE OR REPLACE FUNCTION pggit._head(OUT ref text, OUT commit_id bytea)
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT h.ref, CASE WHEN h.ref IS NULL THEN h.commit_id
                       ELSE (SELECT r.commit_id FROM pggit.ref AS r WHERE r.name = h.ref) END
    FROM (SELECT x.ref, x.commit_id FROM pggit.head AS x
          UNION ALL
          SELECT 'refs/heads/main', NULL WHERE NOT EXISTS (SELECT FROM pggit.head)) AS h
$function$;
