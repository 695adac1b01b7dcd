-- pggit.merge: bring another line of history into the current branch, the live
-- schema included.
--
-- Layer    merge. Statements run with the caller's rights; history is written by
--          helpers with the store's, which look for themselves.
-- Promise  P01, P06, P10: in one transaction, object by object, proved by building it,
--          and no row or value is lost without leave.
-- Race     HEAD is held from the beginning.
-- Errors   GT002, GT003, GT006, GT007, GT008, GT009, GT010, 22023, 40001; 42501 and
--          whatever else PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit.merge(
        source text, message text DEFAULT NULL, strategy text DEFAULT 'abort', resolutions jsonb DEFAULT NULL,
        allow_data_loss boolean DEFAULT false)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    start record;
BEGIN
    start := pggit._begin_merge(source, message, strategy, resolutions);
    IF start.tree_id IS NULL THEN
        RETURN encode(start.new_id, 'hex');
    END IF;
    RETURN pggit._land_merge(
        start.tree_id, start.steps, start.state, start.changes, allow_data_loss, ARRAY[start.source_id], start.new_id,
        session_user::text, start.title,
        format('merge %s: %s', source, CASE WHEN start.new_id IS NULL THEN 'Merge made by the three-way strategy' ELSE 'Fast-forward' END));
END
$function$;
COMMENT ON FUNCTION pggit.merge(text, text, text, jsonb, boolean) IS
'Merge a revision into the current branch, three-way and object by object, the live schema included, and return HEAD''s new commit id. What one side was seen to rename is followed on the other. Already up to date: nothing happens; no commits of our own: the branch moves on (fast-forward). strategy: abort (default), ours or theirs for what is in conflict; resolutions: a JSON array of {"kind", "identity", "take": "ours" | "theirs" | "base"} for single objects, and what hangs together with them. Errors: GT002, GT003, GT006 merge conflict (DETAIL lists each; nothing has changed), GT007 uncommitted changes, GT008 would lose data, GT009, GT010, 22023 unknown strategy, resolutions that do not fit, no common ancestor; 42501 a right is missing.';
