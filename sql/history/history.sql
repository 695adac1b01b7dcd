-- pggit.history: the story of one object, as git log -- path tells it.
--
-- A commit in which the object is what it was in a parent says nothing of it: only
-- that parent is followed (TREESAME, git-log(1), "History Simplification"). So a
-- side branch whose changes a merge did not take is not told either, and a merge is
-- told only if it made of the object what no parent had.
CREATE OR REPLACE FUNCTION pggit.history(kind text, identity text, rev text DEFAULT 'HEAD')
    RETURNS TABLE (commit_id text, author text, committed_at timestamptz, message text, change text, definition text)
    LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
BEGIN
    IF rev IN ('HEAD', '@') AND (pggit._head()).commit_id IS NULL THEN
        RETURN;  -- as log()
    END IF;
    RETURN QUERY
    WITH RECURSIVE ancestor AS MATERIALIZED (
        SELECT c.* FROM pggit._ancestors((pggit._read_commit(pggit._rev_commit(rev))).id) AS c
    ), held AS MATERIALIZED (
        -- All that the object ever was, and which tree has which.
        SELECT h.tree_id, h.blob_id
        FROM pggit._tree_holds(
                 ARRAY(SELECT DISTINCT a.tree_id FROM ancestor AS a),
                 ARRAY(SELECT b.id FROM pggit.blob AS b
                       WHERE b.identity = history.identity AND b.kind = history.kind)) AS h
    ), state AS MATERIALIZED (
        SELECT a.id, a.parent_ids, h.blob_id FROM ancestor AS a LEFT JOIN held AS h ON h.tree_id = a.tree_id
    ), told AS MATERIALIZED (
        -- same_parent: the first parent that has the object just so.
        SELECT s.id, s.parent_ids, s.blob_id, f.blob_id AS old_id,
               (SELECT p.id
                FROM unnest(s.parent_ids) WITH ORDINALITY AS p (id, n) JOIN state AS q ON q.id = p.id
                WHERE q.blob_id IS NOT DISTINCT FROM s.blob_id
                ORDER BY p.n LIMIT 1) AS same_parent
        FROM state AS s LEFT JOIN state AS f ON f.id = s.parent_ids[1]
    ), followed AS (
        SELECT pggit._rev_commit(rev) AS id
        UNION
        SELECT p.id
        FROM followed AS w
        JOIN told AS t ON t.id = w.id
        CROSS JOIN LATERAL unnest(CASE WHEN t.same_parent IS NULL THEN t.parent_ids ELSE ARRAY[t.same_parent] END) AS p (id)
    )
    SELECT encode(a.id, 'hex'), a.author, a.committed_at, a.message,
           CASE WHEN t.blob_id IS NULL THEN 'removed' WHEN t.old_id IS NULL THEN 'added' ELSE 'modified' END,
           (SELECT pggit._definition(b.kind, b.identity, b.content) FROM pggit._read_blobs(ARRAY[t.blob_id]) AS b
            WHERE t.blob_id IS NOT NULL)
    FROM followed AS w
    JOIN told AS t ON t.id = w.id
    JOIN ancestor AS a ON a.id = w.id
    WHERE t.same_parent IS NULL
      -- A first commit without the object has nothing to tell.
      AND (cardinality(t.parent_ids) > 0 OR t.blob_id IS NOT NULL)
    ORDER BY a.generation DESC, a.committed_at DESC, a.id;
END
$function$;
COMMENT ON FUNCTION pggit.history(text, text, text) IS
'The commits behind a revision (default HEAD) that changed one object, newest first, as git log -- path tells them. Columns: commit_id, author, committed_at, message, change (added, modified, removed; against the first parent), definition (NULL where removed). No row for an object that never was there. Errors: GT002, GT003, GT009.';
