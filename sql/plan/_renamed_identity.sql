-- pggit._renamed_identity: what an object is called once one (it, its table, its schema, a type
-- of its arguments) has another name.
CREATE OR REPLACE FUNCTION pggit._renamed_identity(kind text, identity text, renamed pggit.rename)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN kind = renamed.kind AND identity = renamed.old_identity THEN renamed.new_identity
        WHEN renamed.kind = 'schema' THEN
            CASE WHEN kind IN ('schema', 'extension', 'language', 'publication', 'event trigger', 'server', 'foreign-data wrapper',
                               'user mapping', 'role', 'access method', 'subscription') THEN identity
                 WHEN p.part IS NOT NULL THEN p.part || ' on ' || pggit._renamed_in_sql(p.bearer, renamed)
                 WHEN kind = 'default acl' THEN replace(identity, format(' in schema %s on ', renamed.old_identity),
                                                        format(' in schema %s on ', renamed.new_identity))
                 WHEN kind = 'publication namespace' THEN
                     -- The schema stands there without quotes (objectaddress.c).
                     (SELECT coalesce(CASE WHEN quote_ident(m.found[1]) = renamed.old_identity THEN (parse_ident(renamed.new_identity))[1]
                                           ELSE m.found[1] END || m.found[2],
                                      identity)
                      FROM (SELECT regexp_match(identity, '^(.*)( in publication .*)$') AS found) AS m)
                 ELSE pggit._renamed_in_sql(identity, renamed) END
        -- A part of a table or of a domain.
        WHEN p.part IS NOT NULL THEN
            p.part || CASE WHEN p.bearer = renamed.old_identity AND renamed.kind IN ('table', 'view', 'materialized view', 'foreign table', 'type')
                           THEN ' on ' || renamed.new_identity ELSE ' on ' || p.bearer END
        WHEN kind = 'publication relation' THEN
            (SELECT coalesce(pggit._renamed_identity('table', m.found[1], renamed) || m.found[2], identity)
             FROM (SELECT regexp_match(identity, '^(.*)( in publication .*)$') AS found) AS m)
        -- A column: renamed itself by another name for it, or with its table.
        WHEN kind LIKE '% column' AND renamed.kind LIKE '% column' THEN
            CASE WHEN identity = renamed.old_identity THEN renamed.new_identity ELSE identity END
        WHEN kind LIKE '% column' AND renamed.kind IN ('table', 'view', 'materialized view', 'foreign table', 'sequence') THEN
            CASE WHEN left(identity, length(renamed.old_identity) + 1) = renamed.old_identity || '.'
                 THEN renamed.new_identity || substr(identity, length(renamed.old_identity) + 1) ELSE identity END
        WHEN kind = 'column order' AND renamed.kind IN ('table', 'view', 'materialized view', 'foreign table')
             AND identity = renamed.old_identity THEN renamed.new_identity
        -- Types of arguments.
        WHEN renamed.kind IN ('table', 'view', 'materialized view', 'foreign table', 'type') AND strpos(identity, '(') > 0 THEN
            split_part(identity, '(', 1) || pggit._renamed_in_sql(substr(identity, strpos(identity, '(')), renamed)
        ELSE identity
    END
    FROM (
        SELECT m.found[1] AS part, m.found[2] AS bearer
        FROM (SELECT CASE WHEN kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
                          THEN regexp_match(identity, '^("(?:[^"]|"")*"|[^"\s]+) on (.*)$') END AS found) AS m
    ) AS p
$function$;
