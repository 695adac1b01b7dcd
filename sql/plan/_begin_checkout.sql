-- pggit._begin_checkout: hold HEAD, and find where a checkout leads.
--
-- Result   the commit and its tree.
-- Errors   GT002, GT003, GT007, GT009.
CREATE OR REPLACE FUNCTION pggit._begin_checkout(rev text, force boolean, OUT commit_id bytea, OUT tree_id bytea)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    changes text[];
BEGIN
    PERFORM pggit._lock_head();
    commit_id := pggit._checkout_target(rev);
    tree_id := (pggit._read_commit(commit_id)).tree_id;
    IF force IS NOT TRUE THEN
        changes := ARRAY(SELECT format('%s: %s %s', s.change, s.kind, s.identity) FROM pggit.status() AS s);
        IF cardinality(changes) > 0 THEN
            RAISE EXCEPTION 'the live schema has changes that are not committed'
                USING ERRCODE = 'GT007', DETAIL = left(array_to_string(changes, E'\n'), 8000),
                      HINT = 'Commit them, or pass force => true to give them up.';
        END IF;
    END IF;
END
$function$;
