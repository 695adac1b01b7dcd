-- pggit._glob: a pattern of pggit.ignore() as a regular expression over identities.
--
-- As gitignore(5), with the dot of names for the slash of paths: * and ? stop at a
-- dot, ** does not, [a-z] and [!a-z] are one character, a backslash takes the next
-- one as it is. A pattern without a dot is looked for at any depth. A leading "!" is
-- not a part of the pattern and has to be gone already.
CREATE OR REPLACE FUNCTION pggit._glob(pattern text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    token text;
    expression text := '';
    has_dot boolean := false;
BEGIN
    FOR token IN
        -- A class may begin with the bracket that would close it.
        SELECT m.token[1] FROM regexp_matches(pattern, '(\*{2,}|\\.|\[[!^]?\]?[^]]*\]|.)', 'gs') AS m (token)
    LOOP
        has_dot := has_dot OR token IN ('.', '\.');
        expression := expression || CASE
            WHEN token ~ '^\*\*' THEN '.*'
            WHEN token = '*' THEN '[^.]*'
            WHEN token = '?' THEN '[^.]'
            WHEN token ~ '^\[.' THEN '(?!\.)' || replace(regexp_replace(token, '^\[[!^]', '[^'), '\', '\\')
            -- Letters, digits and what lies beyond ASCII mean themselves.
            ELSE regexp_replace(regexp_replace(token, '^\\(.)', '\1'), '([^[:alnum:]_])', '\\\1')
        END;
    END LOOP;
    RETURN format('^%s%s$', CASE WHEN has_dot THEN '' ELSE '(?:.*\.)?' END, expression);
END
$function$;
