-- pggit._refuse_blocked: raise GT010 if an object cannot be tracked faithfully.
-- names: "kind identity" of each; reasons: why, in the same order. NULL or empty
-- for none.
CREATE OR REPLACE FUNCTION pggit._refuse_blocked(names text[], reasons text[])
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF cardinality(names) > 0 THEN
        RAISE EXCEPTION '% cannot be tracked faithfully',
                CASE cardinality(names) WHEN 1 THEN names[1] ELSE cardinality(names) || ' objects' END
            USING ERRCODE = 'GT010', DETAIL = (
                      SELECT string_agg(format('%s: %s', b.name, b.reason), E'\n' ORDER BY b.n)
                      FROM unnest(names, reasons) WITH ORDINALITY AS b (name, reason, n)),
                  HINT = 'Drop these objects, or wait for a version that covers them.';
    END IF;
END
$function$;
