-- pggit._hold_commit: keep gc() from removing a commit until this transaction ends,
-- by when a new ref of ours leads there.
--
-- Race     gc() takes unreachable commits FOR UPDATE, leaves out those that it
--          cannot have, and looks once more before it deletes: of the two, one sees
--          what the other did.
-- Errors   GT002 when gc() was faster; 40001 in REPEATABLE READ.
CREATE OR REPLACE FUNCTION pggit._hold_commit(commit_id bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM FROM pggit.commit AS c WHERE c.id = commit_id FOR KEY SHARE;
    IF NOT FOUND THEN
        PERFORM pggit._unknown_revision(encode(commit_id, 'hex'), 'gc() has removed this commit.');
    END IF;
END
$function$;
