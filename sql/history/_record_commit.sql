-- pggit._record_commit: store a commit and return its id.
--
-- Errors   GT009 when a parent is missing.
CREATE OR REPLACE FUNCTION pggit._record_commit(
        tree_id bytea, parent_ids bytea[], author text, committed_at timestamptz, message text)
    RETURNS bytea
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    new_id constant bytea := pggit._commit_id(tree_id, parent_ids, author, committed_at, message);
    generation constant bigint := 1 + coalesce(
        (SELECT max((pggit._read_commit(p.id)).generation) FROM unnest(parent_ids) AS p (id)), 0);
BEGIN
    INSERT INTO pggit.commit AS c (id, tree_id, parent_ids, author, committed_at, message, generation)
    VALUES (new_id, _record_commit.tree_id, _record_commit.parent_ids, _record_commit.author,
            _record_commit.committed_at, _record_commit.message, generation)
    ON CONFLICT DO NOTHING;
    RETURN new_id;
END
$function$;
