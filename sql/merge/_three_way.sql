-- pggit._three_way: merge two trees by the one that both come from, object by
-- object.
--
-- Objects are what is called alike (_merge_outcomes.sql). Where that leads to a conflict,
-- both sides lack what was there, or columns have changed places, what this database has seen renamed is one
-- object under both names (_merge_renames.sql, _merge_followed.sql): changed by the
-- other side, the two go together; removed by it, or renamed otherwise, they do not.
--
-- base_patch, target_patch: where the base (or the target, in merges of bases) is
-- itself a merge that is stored nowhere: the rows of that merge, whose target is the
-- tree given here. What was a conflict in the base is one again, unless both sides
-- agree, as in git's recursive merges. Renames are not looked for then; an empty patch says that alone.
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._three_way(
        base_tree bytea, base_patch pggit.merging[], target_tree bytea, target_patch pggit.merging[], source_tree bytea)
    RETURNS SETOF pggit.merging
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    sides constant pggit.merging[] := ARRAY(
        SELECT s FROM pggit._merge_sides(base_tree, base_patch, target_tree, target_patch, source_tree) AS s);
    rows constant pggit.merging[] := ARRAY(SELECT m FROM pggit._merge_outcomes(sides) AS m);
    reordered pggit.merging[];
    renames record;
    followed pggit.merging[];
BEGIN
    IF base_patch IS NULL AND target_patch IS NULL THEN
        reordered := ARRAY(SELECT o FROM pggit._reordered_columns(sides, base_tree) AS o);
    END IF;
    IF reordered IS NULL OR cardinality(reordered) = 0 AND NOT EXISTS (
        SELECT FROM unnest(rows) AS r
        WHERE r.outcome = 'conflict' OR r.base_content IS NOT NULL AND r.target_content IS NULL AND r.source_content IS NULL) THEN
        RETURN QUERY SELECT r.* FROM unnest(rows) AS r;
        RETURN;
    END IF;
    reordered := ARRAY(SELECT o FROM unnest(reordered) AS o
                       WHERE NOT EXISTS (SELECT FROM unnest(sides) AS s WHERE s.kind = o.kind AND s.identity = o.identity));
    renames := pggit._merge_renames(sides || reordered);
    IF cardinality(renames.clashes) > 0 THEN
        RETURN QUERY
        SELECT r.kind, r.identity, r.base_content, r.target_content, r.source_content,
               CASE WHEN c.names IS NULL THEN r.merged_content ELSE r.base_content END,
               CASE WHEN c.names IS NULL THEN r.outcome ELSE 'conflict' END, coalesce(r.clashes || c.names, r.clashes, c.names),
               r.stored_identity, r.stored_content
        FROM unnest(rows) AS r
        LEFT JOIN (
            SELECT x.name, array_agg(DISTINCT x.other COLLATE "C") AS names
            FROM unnest(renames.clashes) AS p
            CROSS JOIN LATERAL (VALUES (p.kind || ' ' || p.old_identity, p.kind || ' ' || p.new_identity),
                                       (p.kind || ' ' || p.new_identity, p.kind || ' ' || p.old_identity)) AS x (name, other)
            GROUP BY x.name
        ) AS c ON c.name = r.kind || ' ' || r.identity;
        RETURN;
    END IF;
    followed := pggit._merge_followed(sides || reordered, renames.ours, renames.theirs);
    RETURN QUERY SELECT m.* FROM pggit._merge_outcomes(followed) AS m WHERE followed IS NOT NULL
    UNION ALL SELECT r.* FROM unnest(rows) AS r WHERE followed IS NULL;
END
$function$;
