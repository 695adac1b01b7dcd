-- pggit._seen_renames: objects that two schemas name differently, and that are one:
-- both stood at the same address in the catalogs of this database, or are the same
-- partition's part of one index. Nothing is ever guessed from names that look alike.
--
-- Result   one row a rename, in the order in which a name can be replaced in what
--          stands further down: schemas first, parts of tables last.
CREATE OR REPLACE FUNCTION pggit._seen_renames(old_entries pggit.entry[], new_entries pggit.entry[])
    RETURNS TABLE (kind text, old_identity text, new_identity text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH reordered AS MATERIALIZED (
        SELECT a.identity
        FROM unnest(old_entries) AS a JOIN unnest(new_entries) AS b ON b.kind = a.kind AND b.identity = a.identity
        WHERE a.kind = 'column order' AND a.content <> b.content
    ), differing AS MATERIALIZED (
        SELECT coalesce(o.kind, n.kind) AS kind, coalesce(o.identity, n.identity) AS identity,
               o.content AS old_content, n.content AS new_content
        FROM unnest(old_entries) AS o FULL JOIN unnest(new_entries) AS n ON n.kind = o.kind AND n.identity = o.identity
        WHERE o.content IS DISTINCT FROM n.content
        UNION ALL
        -- Two tables that have changed names, and what is in them, may look alike: the order of columns does not.
        SELECT o.kind, o.identity, o.content, n.content
        FROM unnest(old_entries) AS o
        JOIN unnest(new_entries) AS n ON n.kind = o.kind AND n.identity = o.identity
        JOIN reordered AS t ON t.identity = CASE o.kind WHEN 'table' THEN o.identity ELSE o.content::jsonb->>'table' END
        WHERE o.kind IN ('table', 'table column', 'table constraint', 'index', 'trigger', 'policy', 'rule') AND o.content = n.content AND EXISTS (SELECT FROM reordered)
    ), renameable AS (
        SELECT * FROM (VALUES ('schema', 1), ('table', 2), ('view', 2), ('materialized view', 2), ('foreign table', 2),
                              -- One that a column owns moves with its table, and not alone.
                              ('sequence', 3), ('index', 3), ('type', 2), ('function', 3), ('procedure', 3), ('aggregate', 3),
                              ('table column', 4), ('table constraint', 5), ('domain constraint', 5), ('trigger', 5),
                              ('policy', 5), ('rule', 5), ('statistics object', 5)) AS r (kind, rank)
    ), candidate AS MATERIALIZED (
        SELECT d.* FROM differing AS d WHERE d.kind IN (SELECT r.kind FROM renameable AS r)
    ), old_place AS MATERIALIZED (
        SELECT p.*
        FROM (SELECT array_agg(d.kind) AS kinds, array_agg(d.identity) AS identities
              FROM candidate AS d WHERE d.old_content IS NOT NULL) AS d
        CROSS JOIN LATERAL pggit._places(old_entries, d.kinds, d.identities) AS p
    ), new_place AS MATERIALIZED (
        SELECT p.*
        FROM (SELECT array_agg(d.kind) AS kinds, array_agg(d.identity) AS identities
              FROM candidate AS d WHERE d.new_content IS NOT NULL) AS d
        CROSS JOIN LATERAL pggit._places(new_entries, d.kinds, d.identities) AS p
    ), pair AS (
        SELECT DISTINCT o.kind, o.identity AS old_identity, n.identity AS new_identity
        FROM old_place AS o
        JOIN new_place AS n ON n.kind = o.kind AND n.classid = o.classid AND n.objid = o.objid AND n.objsubid = o.objsubid
                           AND n.identity <> o.identity
        -- What still bears its name at its place has not been renamed.
        WHERE NOT EXISTS (SELECT FROM new_place AS s WHERE s.kind = o.kind AND s.identity = o.identity AND s.classid = o.classid
                          AND s.objid = o.objid AND s.objsubid = o.objsubid)
          AND NOT EXISTS (SELECT FROM old_place AS s WHERE s.kind = n.kind AND s.identity = n.identity AND s.classid = n.classid
                          AND s.objid = n.objid AND s.objsubid = n.objsubid)
        UNION
        -- A partition has one index for each of its parent's: it is known by that one, and does not go without it.
        SELECT o.kind, o.identity, n.identity
        FROM differing AS o
        JOIN differing AS n ON n.kind = o.kind AND n.old_content IS NULL AND o.new_content IS NULL
                           AND n.new_content::jsonb->'attach_to' = o.old_content::jsonb->'attach_to'
                           AND n.new_content::jsonb->'table' = o.old_content::jsonb->'table'
        WHERE o.kind IN ('index', 'table constraint')
    )
    SELECT p.kind, p.old_identity, p.new_identity
    FROM pair AS p
    JOIN renameable AS r ON r.kind = p.kind
    -- One became one.
    WHERE (SELECT count(*) FROM pair AS x WHERE x.kind = p.kind AND x.old_identity = p.old_identity) = 1
      AND (SELECT count(*) FROM pair AS x WHERE x.kind = p.kind AND x.new_identity = p.new_identity) = 1
    ORDER BY r.rank, p.old_identity COLLATE "C"
$function$;
