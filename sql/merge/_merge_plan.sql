-- pggit._merge_plan: store the tree that a settled merge leads to, and plan the way
-- from the live schema.
--
-- target_tree: the tree that the rows are about. seen: the look at the live schema, as
-- _steps_from() takes it.
-- Errors   GT006 where no order of statements makes it, GT009.
CREATE OR REPLACE FUNCTION pggit._merge_plan(
        target_tree bytea, rows pggit.merging[], seen pggit.look, OUT tree_id bytea, OUT steps pggit.step[])
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    added bytea[];
    removed bytea[];
    said text;
    said_more text;
BEGIN
    -- An order of columns may be of neither side, and so may what one side has renamed and the other changed.
    INSERT INTO pggit.blob (id, kind, identity, content)
    SELECT pggit._blob_id(r.kind, r.identity, r.merged_content), r.kind, r.identity, r.merged_content
    FROM unnest(rows) AS r
    WHERE r.merged_content IS NOT NULL
    ON CONFLICT DO NOTHING;
    -- What gets another name stands where it stood: the plan renames it.
    PERFORM pggit._note_places(
        array_agg(pggit._blob_id(r.kind, r.identity, r.merged_content)),
        array_agg(ROW(r.kind, r.identity, NULL, NULL, p.classid, p.objid, p.objsubid)::pggit.entry))
    FROM unnest(rows) AS r
    JOIN pggit._stored_places(ARRAY(
             SELECT ROW(x.kind, x.stored_identity, x.stored_content, NULL, NULL, NULL, NULL)::pggit.entry
             FROM unnest(rows) AS x WHERE x.stored_identity <> x.identity)) AS p ON p.kind = r.kind AND p.identity = r.stored_identity
    WHERE r.merged_content IS NOT NULL;
    SELECT coalesce(array_agg(pggit._blob_id(r.kind, r.identity, r.merged_content)) FILTER (WHERE r.merged_content IS NOT NULL), '{}'),
           coalesce(array_agg(pggit._blob_id(r.kind, s.identity, s.content)) FILTER (WHERE s.content IS NOT NULL), '{}')
    INTO added, removed
    FROM unnest(rows) AS r
    CROSS JOIN LATERAL (
        SELECT coalesce(r.stored_identity, r.identity) AS identity,
               CASE WHEN r.stored_identity IS NULL THEN r.target_content ELSE r.stored_content END AS content) AS s
    WHERE r.merged_content IS DISTINCT FROM r.target_content OR r.stored_identity IS NOT NULL;
    tree_id := (pggit._tree_apply(target_tree, added, removed, true)).node_id;
    steps := pggit._steps_from(seen, tree_id);
EXCEPTION
    -- The live schema could be read: it is the merged one that no order makes.
    WHEN SQLSTATE 'GT010' THEN
        GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, said_more = PG_EXCEPTION_DETAIL;
        PERFORM pggit._refuse_merged(concat_ws(E'\n', said, nullif(said_more, '')), rows);
END
$function$;
