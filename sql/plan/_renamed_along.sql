-- pggit._renamed_along: an object that gets another name, first, and what gets another one
-- with it, unasked: a column's namesakes in the tables that inherit it, and the indexes and
-- sequences of a table that goes to another schema.
-- Source: PostgreSQL manual, "ALTER TABLE" (SET SCHEMA, RENAME COLUMN).
CREATE OR REPLACE FUNCTION pggit._renamed_along(entries pggit.entry[], renamed pggit.rename)
    RETURNS SETOF pggit.rename
    LANGUAGE plpgsql IMMUTABLE ROWS 5
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_name constant text[] := CASE WHEN renamed.kind NOT IN ('schema', 'function', 'procedure', 'aggregate')
                                     THEN parse_ident(renamed.old_identity, false) END;
    new_name constant text[] := CASE WHEN old_name IS NOT NULL THEN parse_ident(renamed.new_identity, false) END;
BEGIN
    RETURN NEXT renamed;
    IF renamed.kind = 'table column' THEN
        RETURN QUERY
        SELECT e.kind, e.identity, format('%s.%I', h.identity, new_name[3])
        FROM pggit._heirs(entries, format('%I.%I', old_name[1], old_name[2])) AS h (identity)
        JOIN unnest(entries) AS e ON e.kind IN ('table column', 'foreign table column')
                                 AND e.identity = format('%s.%I', h.identity, old_name[3]);
    ELSIF renamed.kind IN ('table', 'materialized view') AND old_name[1] <> new_name[1] THEN
        RETURN QUERY
        SELECT f.kind, f.identity, format('%I.%I', new_name[1], (parse_ident(f.identity))[2])
        FROM (
            SELECT e.kind, e.identity
            FROM unnest(entries) AS e CROSS JOIN LATERAL (SELECT e.content::jsonb AS facts) AS c
            WHERE e.kind = 'index' AND c.facts->>'table' = renamed.old_identity
               OR e.kind = 'sequence' AND c.facts ? 'owned_by'
                  AND (parse_ident(c.facts->>'owned_by'))[1:2] = old_name
            UNION ALL
            SELECT 'sequence', c.facts->'identity'->'sequence'->>'name'
            FROM unnest(entries) AS e CROSS JOIN LATERAL (SELECT e.content::jsonb AS facts) AS c
            WHERE e.kind = 'table column' AND c.facts->>'table' = renamed.old_identity
        ) AS f
        WHERE f.identity IS NOT NULL
        UNION ALL
        -- A key is called after its table anyway; but its index takes a name there.
        SELECT e.kind, e.identity, quote_ident(e.content::jsonb->>'name') || ' on ' || renamed.new_identity
        FROM unnest(entries) AS e
        WHERE e.kind = 'table constraint' AND e.content::jsonb->>'table' = renamed.old_identity
          AND e.content::jsonb->>'type' IN ('p', 'u', 'x');
    END IF;
END
$function$;
