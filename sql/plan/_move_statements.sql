-- pggit._move_statements: the statements that bring columns of a table to its
-- end in a given order, the new ones among them, and keep what is in them.
--
-- A column is made again under another name, takes the values over by ALTER ...
-- TYPE ... USING (which fires no trigger, minds no policy, and writes the table
-- once for all columns), and takes the old one's name and place. What a sequence
-- of identity stands at goes over too. A generated column gets its expression when
-- all is there that it names (version 17 on; before, such a table is made anew).
-- What is inherited from a parent that gets it is there.
-- old_columns, new_columns  facts by name; tail: names, in their new order
CREATE OR REPLACE FUNCTION pggit._move_statements(
        table_identity text, old_columns jsonb, new_columns jsonb, moved text[], tail text[], retyped text[])
    RETURNS SETOF pggit.step
    LANGUAGE sql STABLE ROWS 20
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH item AS (
        SELECT t.name, t.n, new_columns->t.name AS facts, old_columns->t.name AS old_facts,
               t.name = ANY (moved) AS is_moved,
               -- No longer than a name may be, and nobody else's.
               left(format('%s pggit %s', t.n, t.name), 15) AS temporary,
               new_columns->t.name ? 'generated' AS is_generated,
               new_columns->t.name ? 'generated' AND EXISTS (
                   SELECT FROM unnest(tail) WITH ORDINALITY AS l (name, n)
                   WHERE l.n > t.n AND NOT new_columns->l.name ? 'generated'
                     AND pggit._mentions(new_columns->t.name->'generated'->>'expression', l.name)) AS is_early,
               pggit._is_widening(old_columns->t.name->>'type', new_columns->t.name->>'type') AND t.name <> ALL (retyped) AS is_lossless,
               -- A generated column is added when all before it are there: so they come in rounds.
               count(*) FILTER (WHERE new_columns->t.name ? 'generated')
                   OVER (ORDER BY t.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS round,
               format('ALTER TABLE %s ', table_identity) AS start
        FROM unnest(tail) WITH ORDINALITY AS t (name, n)
    ), step AS (
        SELECT 0 AS round, 1 AS stage, i.n, format(
                   $$SELECT pg_catalog.set_config('pggit.moved_%s', last_value || ',' || is_called, false) FROM %s$$,
                   i.n, i.old_facts->'identity'->'sequence'->>'name') AS statement, NULL::text AS hazard, NULL::jsonb AS loss
        FROM item AS i WHERE i.is_moved AND i.old_facts ? 'identity' AND i.facts ? 'identity'
        UNION ALL
        SELECT 0, 1, i.n, i.start || CASE WHEN i.is_generated THEN format('DROP COLUMN %I', i.name)
                                          -- Its values stay.
                                          ELSE format('ALTER COLUMN %I DROP EXPRESSION', i.name) END, NULL, NULL
        FROM item AS i WHERE i.is_moved AND i.old_facts ? 'generated'
        UNION ALL
        SELECT i.round, 2, i.n, i.start || CASE WHEN i.is_moved
                   THEN format('ADD COLUMN %I %s', i.temporary, i.facts->>'type') || concat(' COLLATE ' || (i.facts->>'collation'))
                   ELSE 'ADD COLUMN ' || pggit._column_clause(i.facts) || coalesce(' DEFAULT ' || (i.facts->>'default'), '') END,
               CASE WHEN NOT i.is_moved THEN 'blocks_reads' END, NULL
        FROM item AS i WHERE NOT i.is_generated AND (i.is_moved OR NOT i.facts ? 'inherited')
        UNION ALL
        SELECT i.round, 3, 0, format('ALTER TABLE %s ', table_identity) || string_agg(
                   format('ALTER COLUMN %I TYPE %s', i.temporary, i.facts->>'type')
                   || concat(' COLLATE ' || (i.facts->>'collation')) || ' USING '
                   || pggit._conversion(i.name, i.old_facts->>'type', i.facts->>'type', i.name = ANY (retyped)), ', ' ORDER BY i.n),
               CASE WHEN bool_and(i.is_lossless)
                    THEN 'table_rewrite' ELSE 'data_loss' END,
               jsonb_agg(jsonb_build_object(
                   'table', table_identity, 'column', i.name, 'type', i.facts->>'type', 'retype', i.name = ANY (retyped),
                   'otherwise', format('ALTER TABLE %s ', table_identity) || w.actions) ORDER BY i.n)
                   FILTER (WHERE NOT i.is_lossless)
        FROM item AS i
        JOIN (
            SELECT j.round, string_agg(
                       format('ALTER COLUMN %I TYPE %s', j.temporary, j.facts->>'type') || concat(' COLLATE ' || (j.facts->>'collation'))
                       || ' USING ' || CASE WHEN j.is_lossless THEN format('%I::%s', j.name, j.facts->>'type')
                                            ELSE pggit._lossy_conversion(j.name, j.facts->>'type') END, ', ' ORDER BY j.n) AS actions
            FROM item AS j WHERE j.is_moved AND NOT j.is_generated GROUP BY j.round
        ) AS w ON w.round = i.round
        WHERE i.is_moved AND NOT i.is_generated
        GROUP BY i.round
        UNION ALL
        SELECT i.round, 4, 0, format('ALTER TABLE %s ', table_identity) || string_agg(format('DROP COLUMN %I', i.name), ', ' ORDER BY i.n), NULL, NULL
        FROM item AS i WHERE i.is_moved AND NOT i.is_generated
        GROUP BY i.round
        UNION ALL
        SELECT i.round, 5, i.n, i.start || format('RENAME COLUMN %I TO %I', i.temporary, i.name), NULL, NULL
        FROM item AS i WHERE i.is_moved AND NOT i.is_generated
        UNION ALL
        SELECT i.round, 6, i.n, i.start || 'ADD COLUMN '
                   || pggit._column_clause(CASE WHEN i.is_early THEN pggit._without_expression(i.facts) ELSE i.facts END), 'table_rewrite', NULL
        FROM item AS i WHERE i.is_generated AND (i.is_moved OR NOT i.facts ? 'inherited')
        UNION ALL
        SELECT cardinality(tail), 9, i.n,
               i.start || format('ALTER COLUMN %I SET EXPRESSION AS (%s)', i.name, i.facts->'generated'->>'expression'), 'table_rewrite', NULL
        FROM item AS i WHERE i.is_early
        UNION ALL
        SELECT i.round, 7, i.n, s.statement, CASE WHEN s.statement ~ ' NOT NULL' THEN 'blocks_reads' END, NULL
        FROM item AS i
        CROSS JOIN LATERAL unnest(CASE
            WHEN i.is_moved AND NOT i.is_generated
                THEN (pggit._alter_column(jsonb_build_object('table', table_identity, 'name', i.name, 'type', i.facts->'type')
                                          || jsonb_strip_nulls(jsonb_build_object('collation', i.facts->'collation')), i.facts)).statements
            ELSE pggit._column_statements(i.facts) END) AS s (statement)
        UNION ALL
        SELECT i.round, 8, i.n, format(
                   $$SELECT pg_catalog.setval(%L, pg_catalog.split_part(s.value, ',', 1)::bigint, pg_catalog.split_part(s.value, ',', 2)::boolean) FROM pg_catalog.current_setting('pggit.moved_%s') AS s (value)$$,
                   i.facts->'identity'->'sequence'->>'name', i.n), NULL, NULL
        FROM item AS i WHERE i.is_moved AND i.old_facts ? 'identity' AND i.facts ? 'identity'
    )
    SELECT s.statement, s.hazard, s.loss FROM step AS s ORDER BY s.round, s.stage, s.n
$function$;
