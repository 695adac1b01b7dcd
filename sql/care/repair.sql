-- pggit.repair: mend what can be rebuilt from what is left, and say what is lost.
--
-- Layer    care. Writes to the store only what proves itself: an object under the
--          id that it has, a ref where an unbroken reflog says that it stands. It
--          never guesses, and takes nothing away that something might still need.
-- Method   Each care/_repair_*.sql mends one kind of damage. What verify() still finds
--          after all of them is lost. A dry run does the same, and takes it back.
-- Race     HEAD is held, as by whoever writes to the store.
-- Errors   40001.
CREATE OR REPLACE FUNCTION pggit.repair(dry_run boolean DEFAULT true)
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    actions text[] := '{}';
    objects text[] := '{}';
    details text[] := '{}';
    part text;
    done record;
BEGIN
    PERFORM pggit._lock_head();
    BEGIN
        FOREACH part IN ARRAY ARRAY['_repair_rows', '_repair_indexes', '_repair_blobs', '_repair_trees', '_repair_commits',
                                    '_repair_refs', '_repair_tags', '_repair_head'] LOOP
            FOR done IN EXECUTE format('SELECT * FROM pggit.%I()', part) LOOP
                actions := actions || done.action::text;
                objects := objects || done.object_id::text;
                details := details || done.detail::text;
            END LOOP;
        END LOOP;
        FOR done IN
            SELECT v.problem, v.object_id, v.detail FROM pggit._verify_store(true) AS v ORDER BY 1, 2, 3
        LOOP
            actions := actions || 'lost'::text;
            objects := objects || done.object_id;
            details := details || format('%s: %s', done.problem, done.detail);
        END LOOP;
        IF dry_run IS NOT FALSE THEN
            RAISE EXCEPTION 'this was a dry run' USING ERRCODE = 'GT000';
        END IF;
    EXCEPTION
        -- What was found out stays: variables are not rolled back.
        WHEN SQLSTATE 'GT000' THEN
            NULL;
    END;
    RETURN QUERY SELECT a.* FROM unnest(actions, objects, details) AS a;
END
$function$;
COMMENT ON FUNCTION pggit.repair(boolean) IS
'Mend the store from what is left of it: the live schema, the reflog, and what proves itself by its id. dry_run (the default) only says what would be done. Columns: action (restored, removed, recomputed, reindexed, or lost: what verify() still finds), object_id (the blob, tree, commit or tag id, or the ref''s name), detail. What is lost may be in a backup, or in a bundle: import_bundle() puts it back. For the owner of the store. Errors: 40001 (retry).';
