-- pggit.unignore: forget a pattern.
CREATE OR REPLACE FUNCTION pggit.unignore(pattern text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
BEGIN
    PERFORM pggit._check_pattern(pattern);
    PERFORM pggit._lock_head();
    DELETE FROM pggit.pattern AS p WHERE p.pattern = unignore.pattern;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no pattern %', quote_literal(left(pattern, 300))
            USING ERRCODE = 'undefined_object', DETAIL = 'It was never ignored, or is no longer.',
                  HINT = 'pggit.ignored() lists the patterns.';
    END IF;
END
$function$;
COMMENT ON FUNCTION pggit.unignore(text) IS
'Forget a pattern of pggit.ignore(), spelled as it was given. Errors: 42704 no such pattern, 22004/22023 no pattern at all.';
