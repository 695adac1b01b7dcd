-- pggit.import_bundle: take in the history of a bundle, as git fetch does.
--
-- Layer    care. Writes to the store what it lacks, and refs under the prefix.
-- Promise  P01, P07: all of the bundle is checked before anything is stored; a
--          branch only ever moves forward, a tag never.
-- Race     HEAD is held first, as by commit(): so nobody writes the same rows
--          meanwhile, and the branch that is checked out is told for sure.
-- Trust    Ids prove that the history is whole, not that it is well-meant: a
--          definition becomes a statement when it is checked out, with the rights of
--          the one who does (docs/decisions, 0079).
-- Errors   GT012 invalid bundle, GT004 a name that no ref can have, GT005 a ref
--          that leads elsewhere, GT011 the branch is checked out.
CREATE OR REPLACE FUNCTION pggit.import_bundle(bundle bytea, prefix text DEFAULT 'imported/')
    RETURNS TABLE (ref text, commit_id text)
    LANGUAGE plpgsql VOLATILE ROWS 10 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    history constant pggit.unpacked := pggit._read_bundle(bundle);
    head_ref text;
    arriving record;
BEGIN
    PERFORM pggit._check_bundle(history);
    FOR arriving IN SELECT r.name FROM unnest(history.refs) AS r UNION ALL SELECT t.name FROM unnest(history.tags) AS t LOOP
        PERFORM pggit._check_ref_name(prefix || regexp_replace(arriving.name, '^refs/heads/', ''));
    END LOOP;
    PERFORM pggit._lock_head();
    head_ref := pggit._head_ref();

    -- What stands under the same id and is something else was damaged: a bundle mends that too.
    DELETE FROM pggit.blob AS b USING unnest(history.blobs) AS n WHERE b.id = n.id AND b IS DISTINCT FROM n;
    DELETE FROM pggit.tree AS t USING unnest(history.trees) AS n WHERE t.id = n.id AND t IS DISTINCT FROM n;
    DELETE FROM pggit.commit AS c USING unnest(history.commits) AS n WHERE c.id = n.id AND c IS DISTINCT FROM n;
    WITH arrived AS (
        INSERT INTO pggit.blob SELECT b.* FROM unnest(history.blobs) AS b ON CONFLICT DO NOTHING RETURNING id
    )
    -- What was committed here is printed as it was here.
    INSERT INTO pggit.printed SELECT n.* FROM unnest(history.notes) AS n JOIN arrived AS a ON a.id = n.blob_id ON CONFLICT DO NOTHING;
    INSERT INTO pggit.tree SELECT t.* FROM unnest(history.trees) AS t ON CONFLICT DO NOTHING;
    INSERT INTO pggit.commit SELECT c.* FROM unnest(history.commits) AS c ON CONFLICT DO NOTHING;
    FOR arriving IN
        SELECT 'refs/heads/' || prefix || substr(r.name, length('refs/heads/') + 1) AS full_name, r.commit_id, NULL::pggit.tag AS tag
        FROM unnest(history.refs) AS r
        UNION ALL
        SELECT 'refs/tags/' || prefix || t.name, t.commit_id, t
        FROM unnest(history.tags) AS t
        ORDER BY 1
    LOOP
        PERFORM pggit._import_ref(arriving.full_name, arriving.commit_id, arriving.tag, head_ref);
        ref := regexp_replace(arriving.full_name, '^refs/(heads|tags)/', '');
        commit_id := encode(arriving.commit_id, 'hex');
        RETURN NEXT;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION pggit.import_bundle(bytea, text) IS
'Take in what export_bundle() gave, verified before anything is stored. Its branch and tags arrive under the prefix (default imported/); a branch that is there already is moved forward, or the call is refused. The live schema stays as it is. Columns: ref, commit_id. Errors: GT012 damaged, cut off or foreign bundle, GT004 invalid name, GT005 the ref leads elsewhere, GT011 the branch is checked out. Review diff() before checking out what is not yours: its definitions become statements.';
