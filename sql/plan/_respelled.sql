-- pggit._respelled: statements in which each settled text, where it stands, is the written one.
CREATE OR REPLACE FUNCTION pggit._respelled(statements text[], settled text[], written text[])
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    FOR i IN 1 .. cardinality(settled) LOOP
        statements := ARRAY(SELECT replace(s.statement, settled[i], written[i])
                            FROM unnest(statements) WITH ORDINALITY AS s (statement, n) ORDER BY s.n);
    END LOOP;
    RETURN statements;
END
$function$;
