-- pggit._build_merge: build what a merge, a revert or a cherry-pick leads to, as the
-- caller and in his transaction; what cannot be built is a conflict.
--
-- Two changes may go together object by object and still not in one schema: two
-- primary keys on one table. PostgreSQL knows; its refusal is reported as
-- GT006 with the changes of both sides that may be meant.
-- changes  what both sides have changed; '{}' for a fast-forward, which is no merge
-- Errors   GT006, GT008; whatever PostgreSQL says of rights, of rows, or to
--          end the transaction.
CREATE OR REPLACE FUNCTION pggit._build_merge(steps pggit.step[], changes pggit.merging[], allow_data_loss boolean)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    said text;
    said_more text;
BEGIN
    PERFORM pggit._run(steps, allow_data_loss);
EXCEPTION
    WHEN syntax_error_or_access_rule_violation OR dependent_objects_still_exist OR feature_not_supported
         OR invalid_schema_name THEN
        GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, said_more = PG_EXCEPTION_DETAIL;
        IF SQLSTATE = '42501' OR cardinality(changes) = 0 THEN
            RAISE;
        END IF;
        PERFORM pggit._refuse_merged(concat_ws(E'\n', said, nullif(said_more, '')), changes);
END
$function$;
