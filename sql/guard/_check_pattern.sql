-- pggit._check_pattern: refuse what is no pattern of pggit.ignore().
--
-- Errors   22004 for NULL, 22023 for what is blank, too long or matches nothing.
CREATE OR REPLACE FUNCTION pggit._check_pattern(pattern text)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    reason text;
BEGIN
    PERFORM pggit._check_text('pattern', pattern, 4096);
    BEGIN
        PERFORM '' ~ pggit._glob(regexp_replace(pattern, '^!', ''));
    EXCEPTION
        WHEN invalid_regular_expression THEN
            GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
    END;
    IF pattern = '!' THEN
        reason := 'Nothing follows the exclamation mark.';
    END IF;
    IF reason IS NOT NULL THEN
        RAISE EXCEPTION 'invalid pattern %', quote_literal(left(pattern, 300))
            USING ERRCODE = 'invalid_parameter_value', DETAIL = reason,
                  HINT = 'A pattern is an identity with *, ?, [a-z] and **, as in .gitignore.';
    END IF;
END
$function$;
