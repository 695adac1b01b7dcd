-- pggit._is_recursive: whether a body that PostgreSQL parses calls its own
-- function: no dependency is recorded of that.
CREATE OR REPLACE FUNCTION pggit._is_recursive(identity text, definition text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT definition ~ E'\n LANGUAGE sql\n' AND definition !~ E'\nAS \\$(function|procedure)x*\\$'
       AND strpos(substr(definition, strpos(definition, E'\n LANGUAGE sql\n')), n.name || '(') > 0
    FROM (SELECT format('%I.%I', p.parts[1], p.parts[2]) AS name FROM parse_ident(identity, false) AS p (parts)) AS n
$function$;
