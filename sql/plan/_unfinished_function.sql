-- pggit._unfinished_function: a function or procedure with its signature and
-- nothing to do: what others can call before its own body can be read.
CREATE OR REPLACE FUNCTION pggit._unfinished_function(definition text, with_defaults boolean)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    token text;
    depth integer := 0;
    position integer := 1;
    is_default boolean := false;
    signature text := '';
BEGIN
    -- The arguments end where their parenthesis closes; names and strings hold parentheses of their own.
    FOR token IN
        SELECT m[1] FROM regexp_matches(
            definition, $re$("(?:[^"]|"")*"|E'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'| DEFAULT |[^"'(),E ]+|.)$re$, 'g') AS m
    LOOP
        depth := depth + CASE token WHEN '(' THEN 1 WHEN ')' THEN -1 ELSE 0 END;
        IF depth = 0 AND token = ')' OR depth = 1 AND token = ',' THEN
            is_default := false;
        ELSIF depth = 1 AND token = ' DEFAULT ' AND NOT with_defaults THEN
            is_default := true;
        END IF;
        signature := signature || CASE WHEN is_default THEN '' ELSE token END;
        position := position + length(token);
        EXIT WHEN depth = 0 AND token = ')';
    END LOOP;
    RETURN signature || split_part(substr(definition, position), E'\n LANGUAGE ', 1) || E'\n LANGUAGE sql\nAS ''''';
END
$function$;
