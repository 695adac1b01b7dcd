-- pggit._head_tree: the tree that the working tree is compared with: HEAD's, or
-- the empty one while HEAD's branch has no commit.
CREATE OR REPLACE FUNCTION pggit._head_tree()
    RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN h.commit_id IS NULL THEN pggit._empty_tree_id()
                ELSE (pggit._read_commit(h.commit_id)).tree_id END
    FROM pggit._head() AS h
$function$;
