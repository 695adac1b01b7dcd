-- pggit.delete_tag: take a tag's name away.
CREATE OR REPLACE FUNCTION pggit.delete_tag(name text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    full_name constant text := 'refs/tags/' || name;
    old_id bytea;
BEGIN
    PERFORM pggit._check_ref_name(name);
    DELETE FROM pggit.ref AS r WHERE r.name = full_name RETURNING r.commit_id INTO old_id;
    IF NOT FOUND THEN
        PERFORM pggit._unknown_revision(name, 'There is no such tag.');
    END IF;
    PERFORM pggit._log_movement(full_name, old_id, NULL, 'tag: deleted');
END
$function$;
COMMENT ON FUNCTION pggit.delete_tag(text) IS
'Delete a tag. Errors: GT002 no such tag, GT004 invalid name.';
