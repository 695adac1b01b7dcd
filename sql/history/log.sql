-- pggit.log: the ancestors of a revision, newest first, each once, parents after
-- their children.
--
-- The order is by generation, then time, then id: a parent's generation is
-- lower than its child's whatever the clocks said (fault F20). The walk takes
-- the newest commit that it has seen and not yet given, so that the first
-- max_count cost no more than they are (promise P13).
CREATE OR REPLACE FUNCTION pggit.log(rev text DEFAULT 'HEAD', max_count integer DEFAULT NULL)
    RETURNS TABLE (commit_id text, parent_ids text[], author text, committed_at timestamptz, message text)
    LANGUAGE plpgsql STABLE ROWS 1000 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    pending pggit.commit[];
    newest pggit.commit;
    given integer := 0;
BEGIN
    IF max_count < 0 THEN
        RAISE EXCEPTION 'max_count must not be negative'
            USING ERRCODE = 'invalid_parameter_value', DETAIL = format('max_count is %s.', max_count),
                  HINT = 'NULL gives the whole history.';
    END IF;
    IF rev IN ('HEAD', '@') AND (pggit._head()).commit_id IS NULL THEN
        RETURN;  -- a branch without commits has an empty history (api.md, "Words")
    END IF;
    pending := ARRAY[pggit._read_commit(pggit._rev_commit(rev))];
    WHILE cardinality(pending) > 0 AND (max_count IS NULL OR given < max_count) LOOP
        -- On a line of single parents there is nothing to choose from.
        IF cardinality(pending) = 1 THEN
            newest := pending[1];
            pending := '{}';
        ELSE
            SELECT p.* INTO newest FROM unnest(pending) AS p
            ORDER BY p.generation DESC, p.committed_at DESC, p.id LIMIT 1;
            pending := ARRAY(SELECT p FROM unnest(pending) AS p WHERE p.id <> newest.id);
        END IF;
        pending := pending || ARRAY(
            SELECT pggit._read_commit(p.id)
            FROM unnest(newest.parent_ids) AS p (id)
            WHERE p.id NOT IN (SELECT q.id FROM unnest(pending) AS q));
        given := given + 1;
        commit_id := encode(newest.id, 'hex');
        parent_ids := ARRAY(SELECT encode(p.id, 'hex') FROM unnest(newest.parent_ids) WITH ORDINALITY AS p (id, n)
                            ORDER BY p.n);
        author := newest.author;
        committed_at := newest.committed_at;
        message := newest.message;
        RETURN NEXT;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION pggit.log(text, integer) IS
'The history of a revision (default HEAD), newest first, at most max_count commits (default all). Columns: commit_id, parent_ids, author, committed_at, message. Empty while the branch has no commit. Errors: GT002, GT003, GT009; 22023 for a negative max_count.';
