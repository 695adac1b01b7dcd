-- pggit._tree_of: the stored tree of a revision other than WORKING.
--
-- Errors   GT002, GT003, GT009.
CREATE OR REPLACE FUNCTION pggit._tree_of(rev text)
    RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN rev = 'EMPTY' THEN pggit._empty_tree_id()
                ELSE (pggit._read_commit(pggit._rev_commit(rev))).tree_id END
$function$;
