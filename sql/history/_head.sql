-- pggit._head: what HEAD names: a ref (branch) or, detached, a commit; with the
-- commit that either stands at, NULL for a branch without commits.
--
-- A branch whose reflog says that it stands somewhere while its ref is gone is
-- not a new branch: to take it for one would start a second history.
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._head(OUT ref text, OUT commit_id bytea)
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    logged_id bytea;
BEGIN
    ref := pggit._head_ref();
    IF ref IS NULL THEN
        SELECT h.commit_id INTO commit_id FROM pggit.head AS h;
        RETURN;
    END IF;
    SELECT r.commit_id INTO commit_id FROM pggit.ref AS r WHERE r.name = _head.ref;
    IF NOT FOUND THEN
        SELECT l.new_id INTO logged_id FROM pggit.reflog AS l
        WHERE l.ref = _head.ref ORDER BY l.seq DESC LIMIT 1;
        IF logged_id IS NOT NULL THEN
            RAISE EXCEPTION 'history is damaged: % is missing', ref
                USING ERRCODE = 'GT009',
                      DETAIL = format('Its reflog says that it stands at commit %s.', encode(logged_id, 'hex')),
                      HINT = 'pggit.verify() lists what is damaged.';
        END IF;
    END IF;
END
$function$;
