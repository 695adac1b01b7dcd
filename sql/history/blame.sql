-- pggit.blame: which commit made each part of a table what it is.
--
-- As git blame: what a parent has just so is the parent's, or that of whoever gave
-- it to the parent; the rest was made here. Of several parents the first that has
-- it answers for it.
CREATE OR REPLACE FUNCTION pggit.blame(table_identity text, rev text DEFAULT 'HEAD')
    RETURNS TABLE (kind text, identity text, commit_id text, author text, committed_at timestamptz)
    LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    start pggit.commit;
    entries pggit.entry[];
    blob_ids bytea[];
BEGIN
    start := pggit._read_commit(pggit._rev_commit(rev));
    entries := ARRAY(SELECT e FROM pggit._tree_entries(start.tree_id) AS e);
    blob_ids := ARRAY(
        SELECT pggit._blob_id(e.kind, e.identity, e.content)
        FROM pggit._relation_parts(entries) AS p
        JOIN unnest(entries) AS e ON e.kind = p.kind AND e.identity = p.identity
        WHERE p.relation = table_identity);
    IF cardinality(blob_ids) = 0 THEN
        RAISE EXCEPTION 'there is no table % in %', coalesce(left(table_identity, 300), 'NULL'), rev
            USING ERRCODE = 'GT002', DETAIL = format('Commit %s holds no such table or view.', encode(start.id, 'hex')),
                  HINT = 'pggit.ls_tree() lists what a revision holds; identities are spelled as there.';
    END IF;
    RETURN QUERY
    WITH RECURSIVE ancestor AS MATERIALIZED (
        SELECT c.* FROM pggit._ancestors(start.id) AS c
    ), held AS MATERIALIZED (
        SELECT h.tree_id, h.blob_id FROM pggit._tree_holds(ARRAY(SELECT DISTINCT a.tree_id FROM ancestor AS a), blob_ids) AS h
    ), given AS MATERIALIZED (
        -- Which parent gave a commit which part.
        SELECT DISTINCT ON (a.id, h.blob_id) a.id, h.blob_id, p.id AS parent_id
        FROM ancestor AS a
        CROSS JOIN LATERAL unnest(a.parent_ids) WITH ORDINALITY AS p (id, n)
        JOIN ancestor AS q ON q.id = p.id
        JOIN held AS h ON h.tree_id = q.tree_id
        ORDER BY a.id, h.blob_id, p.n
    ), passed AS (
        SELECT start.id AS id, b.id AS blob_id FROM unnest(blob_ids) AS b (id)
        UNION ALL
        SELECT g.parent_id, w.blob_id FROM passed AS w JOIN given AS g ON g.id = w.id AND g.blob_id = w.blob_id
    )
    SELECT b.kind, b.identity, encode(a.id, 'hex'), a.author, a.committed_at
    FROM passed AS w
    JOIN ancestor AS a ON a.id = w.id
    JOIN pggit.blob AS b ON b.id = w.blob_id
    WHERE NOT EXISTS (SELECT FROM given AS g WHERE g.id = w.id AND g.blob_id = w.blob_id)
    ORDER BY b.kind <> 'table', b.identity COLLATE "C", b.kind COLLATE "C";
END
$function$;
COMMENT ON FUNCTION pggit.blame(text, text) IS
'Who last changed each part of a table or view, its columns, constraints, indexes, triggers, comments, grants and owner, in a revision (default HEAD). Columns: kind, identity, commit_id, author, committed_at. Errors: GT002 unknown revision, or no such table there; GT003, GT009.';
