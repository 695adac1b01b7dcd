-- pggit._thing_parts: what goes with one object when it is restored: a table with all
-- its parts, any other object with what is said of it (owner, comment, grants),
-- a column with the sequence that it owns.
--
-- Result   the names among these entries, the object's own included.
CREATE OR REPLACE FUNCTION pggit._thing_parts(entries pggit.entry[], of_kind text, of_identity text)
    RETURNS TABLE (kind text, identity text)
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE object AS MATERIALIZED (
        SELECT e.kind, e.identity, e.content::jsonb AS facts FROM unnest(entries) AS e
    ), part AS (
        SELECT o.kind, o.identity FROM object AS o
        WHERE o.kind = of_kind AND o.identity = of_identity
        UNION
        SELECT o.kind, o.identity
        FROM part AS p
        JOIN object AS o
          ON o.kind IN ('owner', 'comment', 'grant', 'security label', 'extension dependency')
             AND o.facts->>'kind' = p.kind AND o.facts->>'identity' = p.identity
          OR o.kind = 'sequence' AND p.kind ~ '^(foreign )?table column$' AND o.facts->>'owned_by' = p.identity
          OR o.kind = 'domain constraint' AND p.kind = 'type' AND o.facts->>'domain' = p.identity
          OR o.kind IN ('publication relation', 'publication namespace') AND p.kind = 'publication'
             AND quote_ident(o.facts->>'publication') = p.identity
    )
    SELECT r.kind, r.identity FROM pggit._relation_parts(entries) AS r
    WHERE r.relation = of_identity
      AND of_kind IN ('table', 'foreign table', 'view', 'materialized view')
    UNION
    SELECT p.kind, p.identity FROM part AS p
$function$;
