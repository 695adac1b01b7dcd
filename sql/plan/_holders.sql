-- pggit._holders: who bears the names that some objects shall get. Tables, views, indexes,
-- sequences and types have their names from one stock, and a key's index has its key's.
CREATE OR REPLACE FUNCTION pggit._holders(entries pggit.entry[], along pggit.rename[])
    RETURNS TABLE (kind text, identity text)
    LANGUAGE sql IMMUTABLE ROWS 2
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH candidate AS MATERIALIZED (
        SELECT n.kind, n.identity, n.relation, n.type
        FROM unnest(entries) AS e
        CROSS JOIN LATERAL pggit._names_taken(e.kind, e.identity, e.content::jsonb) AS n
        -- Most objects have nothing to do with it.
        WHERE EXISTS (SELECT FROM unnest(along) AS a WHERE e.identity = a.new_identity OR a.kind = 'table constraint')
           OR e.kind = 'table constraint' OR e.kind = 'table column' AND strpos(e.content, '"sequence"') > 0
    ), wanted AS (
        SELECT a.kind, a.new_identity, n.relation, n.type
        FROM unnest(along) AS a
        LEFT JOIN unnest(entries) AS e ON e.kind = a.kind AND e.identity = a.old_identity
        JOIN LATERAL pggit._names_taken(a.kind, a.new_identity, e.content::jsonb) AS n ON n.kind = a.kind
    )
    SELECT DISTINCT c.kind, c.identity
    FROM candidate AS c
    JOIN wanted AS w ON w.relation = c.relation OR w.type = c.type
                     OR w.new_identity = c.identity AND regexp_replace(c.kind, '^foreign ', '') = regexp_replace(w.kind, '^foreign ', '')
    WHERE NOT EXISTS (SELECT FROM unnest(along) AS a WHERE a.kind = c.kind AND a.old_identity = c.identity)
$function$;
