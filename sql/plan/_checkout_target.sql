-- pggit._checkout_target: the commit that a checkout of this revision leads to. A
-- branch goes before a tag of the same name here, as in git checkout.
--
-- Errors   GT002, GT003, GT009.
CREATE OR REPLACE FUNCTION pggit._checkout_target(rev text)
    RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT coalesce((SELECT r.commit_id FROM pggit.ref AS r WHERE r.name = 'refs/heads/' || rev), pggit._rev_commit(rev))
$function$;
