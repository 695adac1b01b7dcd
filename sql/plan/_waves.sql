-- pggit._waves: in which wave each part can be run: 0 for what waits for nothing,
-- one more than the last of those that it waits for; NULL for what waits in a
-- circle, or for something that does (Kahn's algorithm).
--
-- A requirement that no part provides is there already.
CREATE OR REPLACE FUNCTION pggit._waves(parts pggit.part[])
    RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    part_count constant integer := coalesce(cardinality(parts), 0);
    waiting_for integer[] := array_fill(0, ARRAY[part_count]);
    wave_of integer[] := array_fill(NULL::integer, ARRAY[part_count]);
    edge_from integer[];
    edge_to integer[];
    first_edge integer[] := array_fill(0, ARRAY[part_count]);
    queue integer[];
    next_queue integer[];
    wave integer := 0;
    part integer;
    edge integer;
BEGIN
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
    RETURN wave_of;
END
$function$;
