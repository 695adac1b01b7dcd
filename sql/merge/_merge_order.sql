-- pggit._merge_order: the order of a table's columns, merged as a sequence.
--
-- What one side puts into another order is in that order. A column that a side
-- has added comes after its left neighbour there; of several, the one whose
-- neighbour is nearest, and then by name. So the two sides can change places.
-- base, target, source: NULL where the table is not there, or has no columns.
-- Result   all columns that any of the three has; NULL where both sides have
--          put the columns into different orders.
CREATE OR REPLACE FUNCTION pggit._merge_order(base text[], target text[], source text[])
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old constant text[] := coalesce(base, '{}');
    ours constant text[] := coalesce(target, base, '{}');
    theirs constant text[] := coalesce(source, base, '{}');
    in_all text[];
    in_ours text[];
    in_theirs text[];
    leader text[];
    line text[];
    place integer;
    waiting jsonb;
    result text[] := '{}';
    next_column text;
BEGIN
    IF theirs = old OR ours = theirs THEN
        RETURN ours || ARRAY(SELECT c.name FROM unnest(old) AS c (name) WHERE c.name <> ALL (ours));
    ELSIF ours = old THEN
        RETURN theirs || ARRAY(SELECT c.name FROM unnest(old) AS c (name) WHERE c.name <> ALL (theirs));
    END IF;
    in_all := ARRAY(SELECT c.name FROM unnest(old) WITH ORDINALITY AS c (name, n)
                    WHERE c.name = ANY (ours) AND c.name = ANY (theirs) ORDER BY c.n);
    in_ours := ARRAY(SELECT c.name FROM unnest(ours) WITH ORDINALITY AS c (name, n) WHERE c.name = ANY (in_all) ORDER BY c.n);
    in_theirs := ARRAY(SELECT c.name FROM unnest(theirs) WITH ORDINALITY AS c (name, n) WHERE c.name = ANY (in_all) ORDER BY c.n);
    IF in_ours = in_all AND in_theirs = in_all THEN
        line := old;
    ELSIF in_ours <> in_all AND in_theirs <> in_all AND in_ours <> in_theirs THEN
        RETURN NULL;
    ELSE
        leader := CASE WHEN in_theirs = in_all THEN ours ELSE theirs END;
        line := ARRAY(SELECT c.name FROM unnest(leader) WITH ORDINALITY AS c (name, n) WHERE c.name = ANY (old) ORDER BY c.n);
        -- What the leading side has dropped still has neighbours on the other one.
        FOR i IN 1 .. cardinality(old) LOOP
            IF old[i] <> ALL (line) THEN
                place := coalesce(array_position(line, old[i - 1]), 0);
                line := line[:place] || old[i] || line[place + 1:];
            END IF;
        END LOOP;
    END IF;

    -- Added columns, each with its left neighbours: '' for the beginning.
    SELECT coalesce(jsonb_object_agg(a.name, a.neighbours), '{}') INTO waiting
    FROM (
        SELECT s.name, jsonb_agg(DISTINCT s.neighbour) AS neighbours
        FROM (
            SELECT c.name, coalesce(lag(c.name) OVER (ORDER BY c.n), '') AS neighbour FROM unnest(ours) WITH ORDINALITY AS c (name, n)
            UNION ALL
            SELECT c.name, coalesce(lag(c.name) OVER (ORDER BY c.n), '') FROM unnest(theirs) WITH ORDINALITY AS c (name, n)
        ) AS s
        WHERE s.name <> ALL (old)
        GROUP BY s.name
    ) AS a;
    place := 1;
    LOOP
        SELECT w.name INTO next_column
        FROM jsonb_each(waiting) AS w (name, neighbours)
        CROSS JOIN LATERAL (
            SELECT max(CASE p.name WHEN '' THEN 0 ELSE array_position(result, p.name) END) AS latest,
                   bool_and(p.name = '' OR p.name = ANY (result)) AS is_ready
            FROM jsonb_array_elements_text(w.neighbours) AS p (name)
        ) AS s
        WHERE s.is_ready ORDER BY s.latest DESC, w.name COLLATE "C" LIMIT 1;
        IF FOUND THEN
            waiting := waiting - next_column;
        ELSIF place <= cardinality(line) THEN
            next_column := line[place];
            place := place + 1;
        ELSE
            EXIT;
        END IF;
        result := result || next_column;
    END LOOP;
    -- What is left waits for one another: each side has it the other way round.
    RETURN CASE WHEN waiting = '{}' THEN result END;
END
$function$;
