-- pggit._check_ref_name: is this a name that a branch or tag may bear?
--
-- The rules are those of git check-ref-format(1), and of git-branch(1) for the
-- leading dash; names that already mean something as a revision are taken.
-- Errors   GT004.
CREATE OR REPLACE FUNCTION pggit._check_ref_name(name text)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    problem constant text := CASE
        WHEN name IS NULL THEN 'it is NULL'
        WHEN name = '' THEN 'it is empty'
        WHEN octet_length(name) > 255 THEN 'it is longer than 255 bytes'
        WHEN name IN ('HEAD', 'WORKING', 'EMPTY', '@') THEN 'it has a meaning of its own'
        WHEN name ~ '[\x01-\x20\x7f~^:?*[\\]' THEN 'it holds a space, a control character or one of ~ ^ : ? * [ \'
        WHEN name ~ '\.\.' THEN 'it holds ".."'
        WHEN name ~ '@\{' THEN 'it holds "@{"'
        WHEN name ~ '(^|/)\.' THEN 'a part of it begins with "."'
        WHEN name ~ '\.lock(/|$)' THEN 'a part of it ends with ".lock"'
        WHEN name ~ '^/|//|/$' THEN 'it has an empty part'
        WHEN name ~ '\.$' THEN 'it ends with "."'
        WHEN name ~ '^-' THEN 'it begins with "-"'
    END;
BEGIN
    IF problem IS NOT NULL THEN
        RAISE EXCEPTION 'invalid ref name %', coalesce(quote_literal(left(name, 300)), 'NULL')
            USING ERRCODE = 'GT004', DETAIL = format('The name is invalid: %s.', problem),
                  HINT = 'Ref names follow git check-ref-format.';
    END IF;
END
$function$;
