-- pggit._refuse_blocked: raise GT010 if an object cannot be tracked faithfully.
-- entries: lines "kind identity: reason", NULL or empty for none.
CREATE OR REPLACE FUNCTION pggit._refuse_blocked(entries text[])
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF cardinality(entries) > 0 THEN
        RAISE EXCEPTION '% cannot be tracked faithfully',
                CASE cardinality(entries) WHEN 1 THEN split_part(entries[1], ': ', 1)
                                          ELSE cardinality(entries) || ' objects' END
            USING ERRCODE = 'GT010', DETAIL = array_to_string(entries, E'\n'),
                  HINT = 'Drop these objects, or wait for a version that covers them.';
    END IF;
END
$function$;
