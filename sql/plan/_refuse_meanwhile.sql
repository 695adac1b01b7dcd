-- pggit._refuse_meanwhile: raise 40001 if another session has changed the schema
-- since the catalogs had this state, and that may be why a plan has failed.
--
-- To be asked when all that this transaction has built since is rolled back (to a
-- savepoint): what differs then, others have committed.
-- failure: the SQLSTATE with which the plan failed. What ends the transaction, or
-- has nothing to do with the schema, passes as it is.
-- Race     In REPEATABLE READ two looks agree, and what is new is not seen at all:
--          that names are taken says so.
-- Errors   40001.
CREATE OR REPLACE FUNCTION pggit._refuse_meanwhile(state text, failure text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    fixed_snapshot constant boolean :=
        current_setting('transaction_isolation') IN ('repeatable read', 'serializable');
    names_are_taken constant boolean := failure IN ('42P06', '42P07', '42701', '42710', '42723', '23505');
BEGIN
    IF left(failure, 2) IN ('40', '53', '54', '57', '58') OR failure IN ('55P03', 'GT009') THEN
        RETURN;
    END IF;
    IF fixed_snapshot THEN
        IF NOT pggit._others_committed() OR NOT (names_are_taken OR pggit._snapshot_is_stale()) THEN
            RETURN;
        END IF;
    ELSIF pggit._catalogs_since(split_part(state, ':', 1)::xid8) = state THEN
        RETURN;
    END IF;
    RAISE EXCEPTION 'could not serialize access: the schema was changed by another session meanwhile'
        USING ERRCODE = 'serialization_failure', DETAIL = 'Nothing has been changed here.', HINT = 'Retry the transaction.';
END
$function$;
