-- pggit._bundle_lines: what a bundle says of a commit and all history behind it, a
-- JSON array each. The ids of blobs, nodes, commits and annotations are not among
-- them: they follow from what is there, so that no line can belie its id.
--
--     ["ref", name, commit]                        refs/heads/...; a tag's name is its annotation's
--     ["tag", name, commit, tagger, time, message]  message may be null
--     ["commit", tree, [parents], author, time, message, generation]
--     ["tree", size, [children], null] or ["tree", size, null, [blobs]]
--     ["blob", kind, identity, content]
--     ["printed", blob, [texts], place]             store/printed.sql; either may be null
--
-- Times are seconds since 1970, with six decimals. Ids are hexadecimal, '' is no child.
-- In the order of kinds and ids: the same history, printed alike, gives the same bytes.
--
-- ref_name  the branch that leads to the commit, NULL for none
-- Errors    GT009 when something is missing or was changed.
CREATE OR REPLACE FUNCTION pggit._bundle_lines(commit_id bytea, ref_name text)
    RETURNS SETOF text
    LANGUAGE plpgsql STABLE ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    commit_ids bytea[];
    tree_ids bytea[];
    blob_ids bytea[];
BEGIN
    SELECT array_agg(a.id), array_agg(DISTINCT a.tree_id) INTO commit_ids, tree_ids
    FROM pggit._ancestors(commit_id) AS a;

    WITH RECURSIVE node AS (
        SELECT r.id FROM unnest(tree_ids) AS r (id)
        UNION
        SELECT x.id FROM node AS n
        JOIN pggit.tree AS t ON t.id = n.id
        CROSS JOIN LATERAL unnest(t.children) AS x (id)
        WHERE x.id <> '\x'
    )
    SELECT array_agg(n.id) INTO tree_ids FROM node AS n;
    -- Checked, each against its id.
    SELECT array_agg(DISTINCT b.id) INTO blob_ids
    FROM unnest(tree_ids) AS n (id)
    CROSS JOIN LATERAL pggit._tree_node(n.id) AS t
    CROSS JOIN LATERAL unnest(t.blobs) AS b (id);

    RETURN QUERY
    SELECT l.line FROM (
        SELECT 1 AS place, ''::bytea AS id, jsonb_build_array('ref', ref_name, encode(commit_id, 'hex'))::text AS line
        WHERE ref_name IS NOT NULL
        UNION ALL
        -- As git fetch does, the tags of what comes along come along.
        SELECT 2, t.id, jsonb_build_array('tag', t.name, encode(t.commit_id, 'hex'), t.tagger,
                                          extract(epoch FROM t.tagged_at)::text, t.message)::text
        FROM pggit.ref AS r JOIN pggit.tag AS t ON t.id = r.tag_id
        WHERE r.commit_id = ANY (commit_ids) AND t.commit_id = r.commit_id AND r.name = 'refs/tags/' || t.name
          AND t.id = pggit._tag_id(t.commit_id, t.name, t.tagger, t.tagged_at, t.message)
        UNION ALL
        SELECT 3, c.id, jsonb_build_array(
                   'commit', encode(c.tree_id, 'hex'),
                   (SELECT coalesce(jsonb_agg(encode(p.id, 'hex') ORDER BY p.n), '[]')
                    FROM unnest(c.parent_ids) WITH ORDINALITY AS p (id, n)),
                   c.author, extract(epoch FROM c.committed_at)::text, c.message, c.generation)::text
        FROM pggit.commit AS c WHERE c.id = ANY (commit_ids)
        UNION ALL
        SELECT 4, n.id, jsonb_build_array(
                   'tree', t.size,
                   (SELECT jsonb_agg(encode(x.id, 'hex') ORDER BY x.n) FROM unnest(t.children) WITH ORDINALITY AS x (id, n)),
                   CASE WHEN t.blobs IS NOT NULL THEN coalesce(
                       (SELECT jsonb_agg(encode(b.id, 'hex') ORDER BY b.n) FROM unnest(t.blobs) WITH ORDINALITY AS b (id, n)),
                       '[]') END)::text
        FROM unnest(tree_ids) AS n (id) CROSS JOIN LATERAL pggit._tree_node(n.id) AS t
        UNION ALL
        SELECT 5, b.id, jsonb_build_array('blob', b.kind, b.identity, b.content)::text
        FROM pggit._read_blobs(blob_ids) AS b
        UNION ALL
        SELECT 6, p.blob_id, jsonb_build_array('printed', encode(p.blob_id, 'hex'), to_jsonb(p.texts), p.place)::text
        FROM pggit.printed AS p
        WHERE p.blob_id = ANY (blob_ids) AND p.digest = pggit._printed_digest(p.blob_id, p.texts, p.place)
    ) AS l
    ORDER BY l.place, l.id;
END
$function$;
