-- pggit._merge_bases: the best common ancestors of two commits: common ancestors
-- that are no ancestor of another one. More than one where histories cross. The
-- first side may be several commits, taken for the parents of one.
--
-- Walks from both sides by falling generation, so that whoever leads to a commit
-- is seen before it, and stops when all that is left lies below a base: the cost
-- follows what the two do not share (promise P13).
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._merge_bases(ours bytea[], theirs bytea)
    RETURNS SETOF bytea
    LANGUAGE plpgsql STABLE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- Commits that were seen and not yet left; marks: 1 ours, 2 theirs, 4 below a base.
    ids bytea[] := ours || theirs;
    generations bigint[];
    marks integer[] := array_fill(1, ARRAY[cardinality(ours)]) || 2;
    newest bytea;
    mark integer;
    parent_ids bytea[];
BEGIN
    generations := ARRAY(SELECT (pggit._read_commit(i.id)).generation FROM unnest(ids) WITH ORDINALITY AS i (id, n) ORDER BY i.n);
    WHILE (SELECT bool_or(m & 4 = 0) FROM unnest(marks) AS m) LOOP
        SELECT p.id, bit_or(p.mark) INTO newest, mark
        FROM unnest(ids, generations, marks) AS p (id, generation, mark)
        GROUP BY p.id, p.generation ORDER BY p.generation DESC, p.id LIMIT 1;
        SELECT array_agg(p.id), array_agg(p.generation), array_agg(p.mark) INTO ids, generations, marks
        FROM unnest(ids, generations, marks) AS p (id, generation, mark) WHERE p.id <> newest;
        IF mark = 3 THEN
            RETURN NEXT newest;
            mark := 7;
        END IF;
        parent_ids := (pggit._read_commit(newest)).parent_ids;
        ids := ids || parent_ids;
        generations := generations || ARRAY(
            SELECT (pggit._read_commit(p.id)).generation FROM unnest(parent_ids) WITH ORDINALITY AS p (id, n) ORDER BY p.n);
        marks := marks || array_fill(mark, ARRAY[cardinality(parent_ids)]);
    END LOOP;
END
$function$;
