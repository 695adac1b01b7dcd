-- pggit._alter_composite: what turns the attributes of one composite type into
-- another's; NULL where the order asks for a new type. PostgreSQL refuses it
-- while a column holds such values: _plan() makes a new type then.
CREATE OR REPLACE FUNCTION pggit._alter_composite(identity text, old_attributes jsonb, new_attributes jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH old AS (
        SELECT a.item->>'name' AS name, a.item, a.n FROM jsonb_array_elements(old_attributes) WITH ORDINALITY AS a (item, n)
    ), new AS (
        SELECT a.item->>'name' AS name, a.item, a.n FROM jsonb_array_elements(new_attributes) WITH ORDINALITY AS a (item, n)
    ), action AS (
        SELECT 1 AS stage, o.n, format('DROP ATTRIBUTE %I', o.name) AS action
        FROM old AS o WHERE o.name NOT IN (SELECT n.name FROM new AS n)
        UNION ALL
        SELECT 2, n.n, format('ALTER ATTRIBUTE %I TYPE %s', n.name, n.item->>'type') || coalesce(' COLLATE ' || (n.item->>'collation'), '')
        FROM new AS n JOIN old AS o ON o.name = n.name WHERE n.item <> o.item
        UNION ALL
        SELECT 3, n.n, format('ADD ATTRIBUTE %I %s', n.name, n.item->>'type') || coalesce(' COLLATE ' || (n.item->>'collation'), '')
        FROM new AS n WHERE n.name NOT IN (SELECT o.name FROM old AS o)
    )
    SELECT pggit._simple_change(array_agg(format('ALTER TYPE %s %s', identity, a.action) ORDER BY a.stage, a.n), NULL, true)
    FROM action AS a
    -- What stays comes first and in its order, what is added last.
    HAVING (SELECT coalesce(array_agg(n.name ORDER BY n.n), '{}') FROM new AS n)
         = (SELECT coalesce(array_agg(o.name ORDER BY o.n), '{}') FROM old AS o WHERE o.name IN (SELECT n.name FROM new AS n))
        || (SELECT coalesce(array_agg(n.name ORDER BY n.n), '{}') FROM new AS n WHERE n.name NOT IN (SELECT o.name FROM old AS o))
$function$;
