-- pggit._merged_bases: the best common ancestors of two commits as one: a stored tree,
-- and the rows of the merge by which the whole of them differs from it (NULL for
-- none; see _three_way.sql). No ancestor in common: the empty tree.
--
-- ours: taken for the parents of one commit, as in _merge_bases().
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._merged_bases(ours bytea[], theirs bytea, OUT tree_id bytea, OUT patch pggit.merging[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    bases constant bytea[] := ARRAY(SELECT b.id FROM pggit._merge_bases(ours, theirs) AS b (id) ORDER BY b.id);
    below record;
    merged pggit.merging[];
BEGIN
    IF cardinality(bases) = 0 THEN
        tree_id := pggit._empty_tree_id();
        RETURN;
    END IF;
    tree_id := (pggit._read_commit(bases[1])).tree_id;
    FOR i IN 2 .. cardinality(bases) LOOP
        below := pggit._merged_bases(bases[:i - 1], bases[i]);
        merged := ARRAY(SELECT m FROM pggit._three_way(below.tree_id, coalesce(below.patch, '{}'), tree_id, patch,
                                                       (pggit._read_commit(bases[i])).tree_id) AS m);
        -- Told from the first base's own tree, whose merges so far are stored nowhere.
        SELECT array_agg(CASE WHEN m.kind IS NULL THEN p
                              ELSE ROW(m.kind, m.identity, m.base_content,
                                       CASE WHEN p.kind IS NULL THEN m.target_content ELSE p.target_content END,
                                       m.source_content, m.merged_content, m.outcome, m.clashes,
                                       m.stored_identity, m.stored_content)::pggit.merging END)
        INTO patch
        FROM unnest(merged) AS m FULL JOIN unnest(patch) AS p ON p.kind = m.kind AND p.identity = m.identity;
    END LOOP;
END
$function$;
