-- pggit._own_renames: of renames, those of the objects themselves: not a column's, whose
-- table alone has another name.
-- renames  as _seen_renames() gives them
CREATE OR REPLACE FUNCTION pggit._own_renames(renames pggit.rename[])
    RETURNS pggit.rename[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    own pggit.rename[] := '{}';
    renamed pggit.rename;
    called text;
BEGIN
    FOREACH renamed IN ARRAY renames LOOP
        called := pggit._called(renamed.kind, renamed.old_identity, own);
        IF called <> renamed.new_identity AND pggit._is_mere_rename(renamed.kind, called, renamed.new_identity) THEN
            own := own || renamed;
        END IF;
    END LOOP;
    RETURN own;
END
$function$;
