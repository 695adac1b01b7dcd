-- pggit._interim_identity: a name that an object bears while its own is taken.
CREATE OR REPLACE FUNCTION pggit._interim_identity(kind text, identity text, n integer)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN kind = 'schema' THEN i.name
        WHEN kind IN ('table column', 'foreign table column') THEN format('%I.%I.%s', (parse_ident(identity))[1], (parse_ident(identity))[2], i.name)
        WHEN identity ~ ' on ' AND kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
            THEN i.name || regexp_replace(identity, '^("(?:[^"]|"")*"|[^"\s]+) on ', ' on ')
        ELSE format('%I.%s%s', (parse_ident(identity, false))[1], i.name, substring(identity FROM '\(.*$'))
    END
    FROM (SELECT format('"pggit interim %s"', n) AS name) AS i
$function$;
