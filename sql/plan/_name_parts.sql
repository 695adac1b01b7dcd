-- pggit._name_parts: the schema, where it has one, and the name in an object's identity; of a column and of a
-- part of a table the name alone.
CREATE OR REPLACE FUNCTION pggit._name_parts(kind text, identity text, OUT parts text[])
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN kind = 'schema' OR kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
                    THEN ARRAY[NULL, p.names[1]]
                WHEN kind LIKE '% column' THEN ARRAY[NULL, p.names[3]]
                ELSE p.names[1:2] END
    FROM (SELECT parse_ident(identity, false) AS names) AS p
$function$;
