-- pggit._check_text: refuse a NULL, blank or oversized text before it is stored.
-- what: how the error names it. max_bytes: what a commit can carry and still be
-- hashed and exported as one value.
--
-- Errors   22004 for NULL, 22023 for blank or too long.
CREATE OR REPLACE FUNCTION pggit._check_text(what text, value text, max_bytes integer)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF value IS NULL THEN
        RAISE EXCEPTION '% must not be NULL', what
            USING ERRCODE = 'null_value_not_allowed', DETAIL = 'NULL was given.', HINT = 'Give a text.';
    ELSIF value !~ '\S' THEN
        RAISE EXCEPTION '% must not be blank', what
            USING ERRCODE = 'invalid_parameter_value', DETAIL = format('%s was given.', quote_literal(left(value, 300))),
                  HINT = 'Give a text with at least one visible character.';
    ELSIF octet_length(value) > max_bytes THEN
        RAISE EXCEPTION '% is too long', what
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('It has %s bytes; at most %s are kept.', octet_length(value), max_bytes),
                  HINT = 'Give a shorter text.';
    END IF;
END
$function$;
