-- pggit._holders: who bears the names that some objects shall get. Tables, views, indexes,
-- sequences and types have their names from one stock, and a key's index has its key's.
CREATE OR REPLACE FUNCTION pggit._holders(entries pggit.entry[], along pggit.rename[])
    RETURNS TABLE (kind text, identity text)
    LANGUAGE sql IMMUTABLE ROWS 2
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH relation_kind AS (
        SELECT unnest('{index,"materialized view",view,table,sequence,"foreign table",type}'::text[]) AS kind
    ), candidate AS MATERIALIZED (
        SELECT e.kind, e.identity,
               CASE WHEN e.kind IN (SELECT r.kind FROM relation_kind AS r) THEN e.identity
                    WHEN e.kind = 'table constraint' AND e.content::jsonb->>'type' IN ('p', 'u', 'x')
                        THEN format('%I.%I', (parse_ident(e.content::jsonb->>'table'))[1], e.content::jsonb->>'name') END AS relation
        FROM unnest(entries) AS e
        -- Most objects have nothing to do with it.
        WHERE EXISTS (SELECT FROM unnest(along) AS a
                      WHERE e.identity = a.new_identity
                         OR e.kind = 'table constraint' OR a.kind = 'table constraint')
    ), wanted AS (
        SELECT a.kind, a.new_identity,
               CASE WHEN a.kind IN (SELECT r.kind FROM relation_kind AS r) THEN a.new_identity
                    WHEN a.kind = 'table constraint' AND EXISTS (
                        SELECT FROM candidate AS c WHERE c.kind = a.kind AND c.identity = a.old_identity AND c.relation IS NOT NULL)
                        THEN format('%I.%I', (parse_ident(pggit._bearer_of_part(a.new_identity)))[1],
                                    (parse_ident(a.new_identity, false))[1]) END AS relation
        FROM unnest(along) AS a
    )
    SELECT DISTINCT c.kind, c.identity
    FROM candidate AS c
    JOIN wanted AS w ON w.relation = c.relation
                     OR w.new_identity = c.identity AND regexp_replace(c.kind, '^foreign ', '') = regexp_replace(w.kind, '^foreign ', '')
    WHERE NOT EXISTS (SELECT FROM unnest(along) AS a WHERE a.kind = c.kind AND a.old_identity = c.identity)
$function$;
