-- pggit._in_order: parts in an order in which each comes after what it requires.
--
-- Kahn's algorithm, in waves: a wave is all that has nothing left to wait for.
-- Inside a wave the order is by rank and name, so that the same schema always
-- gives the same script. The thousands of a rank are a stage of the script: what
-- is in it comes after all of the stages before. A requirement that no part provides is there already.
-- Errors   GT010 when parts require one another in a circle.
CREATE OR REPLACE FUNCTION pggit._in_order(parts pggit.part[])
    RETURNS SETOF pggit.part
    LANGUAGE plpgsql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    part_count constant integer := coalesce(cardinality(parts), 0);
    waiting_for integer[] := array_fill(0, ARRAY[part_count]);
    wave_of integer[] := array_fill(0, ARRAY[part_count]);
    edge_from integer[];
    edge_to integer[];
    first_edge integer[] := array_fill(0, ARRAY[part_count]);
    queue integer[];
    next_queue integer[];
    placed integer := 0;
    wave integer := 0;
    part integer;
    edge integer;
BEGIN
    IF part_count = 0 THEN
        RETURN;
    END IF;
    WITH item AS (
        SELECT p.name, p.provides, p.requires, p.n::integer AS n
        FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
    ), provider AS (
        SELECT i.n, a.address
        FROM item AS i CROSS JOIN LATERAL unnest(i.name || i.provides) AS a (address)
    ), edge AS (
        SELECT DISTINCT p.n AS source, i.n AS target
        FROM item AS i
        CROSS JOIN LATERAL unnest(i.requires) AS r (address)
        JOIN provider AS p ON p.address = r.address AND p.n <> i.n
    )
    SELECT coalesce(array_agg(e.source ORDER BY e.source), '{}'), coalesce(array_agg(e.target ORDER BY e.source), '{}')
    INTO edge_from, edge_to
    FROM edge AS e;

    FOR i IN REVERSE cardinality(edge_from) .. 1 LOOP
        first_edge[edge_from[i]] := i;
        waiting_for[edge_to[i]] := waiting_for[edge_to[i]] + 1;
    END LOOP;
    queue := ARRAY(SELECT w.n FROM unnest(waiting_for) WITH ORDINALITY AS w (count, n) WHERE w.count = 0);
    WHILE cardinality(queue) > 0 LOOP
        next_queue := '{}';
        FOREACH part IN ARRAY queue LOOP
            wave_of[part] := wave;
            placed := placed + 1;
            edge := first_edge[part];
            WHILE edge > 0 AND edge_from[edge] = part LOOP
                waiting_for[edge_to[edge]] := waiting_for[edge_to[edge]] - 1;
                IF waiting_for[edge_to[edge]] = 0 THEN
                    next_queue := next_queue || edge_to[edge];
                END IF;
                edge := edge + 1;
            END LOOP;
        END LOOP;
        queue := next_queue;
        wave := wave + 1;
    END LOOP;
    IF placed < part_count THEN
        RAISE EXCEPTION 'these objects need one another in a circle'
            USING ERRCODE = 'GT010',
                  DETAIL = (SELECT string_agg(p.name, E'\n' ORDER BY p.name COLLATE "C")
                            FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
                            WHERE waiting_for[p.n] > 0);
    END IF;
    RETURN QUERY
    SELECT p.name, p.provides, p.requires, p.rank, p.statements
    FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
    ORDER BY p.rank / 1000, wave_of[p.n], p.rank, p.name COLLATE "C";
END
$function$;
