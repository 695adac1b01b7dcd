-- pggit._finish_checkout: let HEAD name what was checked out, once the live schema
-- is that.
--
-- Errors   GT002, GT003, GT009, GT010.
CREATE OR REPLACE FUNCTION pggit._finish_checkout(rev text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    head record;
    new_id bytea;
    new_ref text;
    old_name text;
BEGIN
    PERFORM pggit._lock_head();
    head := pggit._head();
    new_id := pggit._checkout_target(rev);
    PERFORM pggit._require_tree((pggit._read_commit(new_id)).tree_id);
    IF rev IN ('HEAD', '@') THEN
        RETURN;
    END IF;
    SELECT r.name INTO new_ref FROM pggit.ref AS r WHERE r.name = 'refs/heads/' || rev;
    IF new_ref IS NULL THEN
        UPDATE pggit.head SET ref = NULL, commit_id = new_id;
    ELSE
        UPDATE pggit.head SET ref = new_ref, commit_id = NULL;
    END IF;
    old_name := coalesce(regexp_replace(head.ref, '^refs/heads/', ''), encode(head.commit_id, 'hex'));
    PERFORM pggit._log_movement('HEAD', head.commit_id, new_id, format('checkout: moving from %s to %s', old_name, rev));
END
$function$;
