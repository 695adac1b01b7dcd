-- pggit._called: what an object is called once others, or itself, have other names.
-- renames  one after the other, as _seen_renames() gives them
CREATE OR REPLACE FUNCTION pggit._called(kind text, identity text, renames pggit.rename[])
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    step pggit.rename;
    steps pggit.rename[] := renames;
    called text := identity;
BEGIN
    WHILE cardinality(steps) > 0 LOOP
        step := steps[1];
        called := pggit._renamed_identity(kind, called, step);
        -- What comes later may be a part of what has another name now.
        steps := ARRAY(
            SELECT ROW(s.kind, pggit._renamed_identity(s.kind, s.old_identity, step), s.new_identity)::pggit.rename
            FROM unnest(steps[2:]) WITH ORDINALITY AS s (kind, old_identity, new_identity, n) ORDER BY s.n);
    END LOOP;
    RETURN called;
END
$function$;
