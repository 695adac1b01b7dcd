-- pggit._import_ref: let a ref lead to an imported commit: made, moved forward, or
-- there already. The caller holds HEAD.
--
-- tag       the annotation of a tag, NULL for a branch. It says the tag's name, so
--           under a prefix it is another one.
-- Errors    GT005, GT011; 40001 as create_branch().
CREATE OR REPLACE FUNCTION pggit._import_ref(full_name text, new_id bytea, tag pggit.tag, head_ref text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    what constant text := CASE WHEN starts_with(full_name, 'refs/tags/') THEN 'tag' ELSE 'branch' END;
    short_name constant text := regexp_replace(full_name, '^refs/(heads|tags)/', '');
    annotation_id bytea;
    old_id bytea;
BEGIN
    IF what = 'tag' THEN
        annotation_id := pggit._tag_id(new_id, short_name, tag.tagger, tag.tagged_at, tag.message);
    END IF;
    SELECT r.commit_id INTO old_id FROM pggit.ref AS r WHERE r.name = full_name;
    IF full_name = head_ref AND old_id IS DISTINCT FROM new_id THEN
        RAISE EXCEPTION 'branch "%" is checked out', short_name
            USING ERRCODE = 'GT011',
                  DETAIL = format('To move it to commit %s would leave the live schema behind.', encode(new_id, 'hex')),
                  HINT = 'Import under another prefix, then call pggit.checkout() or pggit.merge().';
    END IF;
    INSERT INTO pggit.ref AS r (name, commit_id, tag_id) VALUES (full_name, new_id, annotation_id) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        IF what = 'tag' THEN
            INSERT INTO pggit.tag AS t (id, commit_id, name, tagger, tagged_at, message)
            VALUES (annotation_id, new_id, short_name, tag.tagger, tag.tagged_at, tag.message)
            ON CONFLICT DO NOTHING;
        END IF;
        PERFORM pggit._log_movement(full_name, NULL, new_id, 'import: created');
        RETURN;
    END IF;
    SELECT r.commit_id INTO old_id FROM pggit.ref AS r WHERE r.name = full_name FOR UPDATE;
    IF old_id = new_id THEN
        RETURN;
    ELSIF what = 'tag' OR NOT pggit._is_ancestor(old_id, new_id) THEN
        PERFORM pggit._ref_exists(what, full_name);
    END IF;
    UPDATE pggit.ref AS r SET commit_id = new_id WHERE r.name = full_name;
    PERFORM pggit._log_movement(full_name, old_id, new_id, 'import: fast-forward');
END
$function$;
