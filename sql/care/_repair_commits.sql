-- pggit._repair_commits: generations, which follow from the parents.
CREATE OR REPLACE FUNCTION pggit._repair_commits()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    mended bytea[];
BEGIN
    action := 'recomputed';
    detail := 'The generation follows from the parents.';
    -- From the oldest on: each round mends those whose parents are right.
    LOOP
        mended := ARRAY(
            WITH expected AS (
                SELECT c.id, 1 + coalesce(max(x.generation), 0) AS generation,
                       count(p.id) = count(x.id) AS is_complete
                FROM pggit.commit AS c
                LEFT JOIN LATERAL unnest(c.parent_ids) AS p (id) ON true
                LEFT JOIN pggit.commit AS x ON x.id = p.id
                GROUP BY c.id
            ), wrong AS (
                SELECT e.* FROM expected AS e JOIN pggit.commit AS c ON c.id = e.id
                WHERE e.is_complete AND c.generation <> e.generation
            ), changed AS (
                SELECT w.id, w.generation FROM wrong AS w
                JOIN pggit.commit AS c ON c.id = w.id
                WHERE NOT EXISTS (SELECT FROM unnest(c.parent_ids) AS p (id) JOIN wrong AS x ON x.id = p.id)
            )
            SELECT c.id FROM changed AS c);
        EXIT WHEN cardinality(mended) = 0;
        UPDATE pggit.commit AS c SET generation = 1 + coalesce(
            (SELECT max(x.generation) FROM unnest(c.parent_ids) AS p (id) JOIN pggit.commit AS x ON x.id = p.id), 0)
        WHERE c.id = ANY (mended);
        FOR object_id IN SELECT encode(m.id, 'hex') FROM unnest(mended) AS m (id) LOOP
            RETURN NEXT;
        END LOOP;
    END LOOP;
END
$function$;
