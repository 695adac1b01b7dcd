-- pggit._alter_composite: what turns the attributes of one composite type into
-- another's; NULL where the order asks for a new type. While a column holds such values,
-- PostgreSQL gives no attribute another type: _made_anew() asks for a new one then.
-- What only gets more attributes, nobody who uses it notices.
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
        SELECT 1 AS stage, o.n, format('DROP ATTRIBUTE %I', o.name) AS action,
               jsonb_build_object('composite_type', identity, 'attribute', o.name) AS loss
        FROM old AS o WHERE o.name NOT IN (SELECT n.name FROM new AS n)
        UNION ALL
        SELECT 2, n.n, format('ALTER ATTRIBUTE %I TYPE %s', n.name, n.item->>'type') || coalesce(' COLLATE ' || (n.item->>'collation'), ''), NULL
        FROM new AS n JOIN old AS o ON o.name = n.name WHERE n.item <> o.item
        UNION ALL
        SELECT 3, n.n, format('ADD ATTRIBUTE %I %s', n.name, n.item->>'type') || coalesce(' COLLATE ' || (n.item->>'collation'), ''), NULL
        FROM new AS n WHERE n.name NOT IN (SELECT o.name FROM old AS o)
    )
    SELECT ROW(array_agg(format('ALTER TYPE %s %s', identity, a.action) ORDER BY a.stage, a.n),
               array_agg(CASE a.stage WHEN 1 THEN 'data_loss' END ORDER BY a.stage, a.n),
               array_agg(a.loss ORDER BY a.stage, a.n), bool_or(a.stage < 3))::pggit.change
    FROM action AS a
    -- What stays comes first and in its order, what is added last.
    HAVING (SELECT coalesce(array_agg(n.name ORDER BY n.n), '{}') FROM new AS n)
         = (SELECT coalesce(array_agg(o.name ORDER BY o.n), '{}') FROM old AS o WHERE o.name IN (SELECT n.name FROM new AS n))
        || (SELECT coalesce(array_agg(n.name ORDER BY n.n), '{}') FROM new AS n WHERE n.name NOT IN (SELECT o.name FROM old AS o))
$function$;
