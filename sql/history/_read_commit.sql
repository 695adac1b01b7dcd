-- pggit._read_commit: one commit, checked against its id.
--
-- Errors   GT009 when something names a commit that the store does not hold, or
--          holds with another content.
CREATE OR REPLACE FUNCTION pggit._read_commit(commit_id bytea)
    RETURNS pggit.commit
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    found_commit pggit.commit;
BEGIN
    SELECT c.* INTO found_commit FROM pggit.commit AS c WHERE c.id = commit_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'history is damaged: commit % is missing', encode(commit_id, 'hex')
            USING ERRCODE = 'GT009', DETAIL = 'A ref, HEAD or another commit names it.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    IF pggit._commit_id(found_commit.tree_id, found_commit.parent_ids, found_commit.author,
                        found_commit.committed_at, found_commit.message) IS DISTINCT FROM commit_id THEN
        RAISE EXCEPTION 'history is damaged: commit % was changed', encode(commit_id, 'hex')
            USING ERRCODE = 'GT009', DETAIL = 'What is stored under this id is not what was recorded.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    RETURN found_commit;
END
$function$;
