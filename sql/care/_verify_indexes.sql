-- pggit._verify_indexes: rows that the table holds and its primary key does not
-- lead to. The store is sound then, but readers miss what it has.
CREATE OR REPLACE FUNCTION pggit._verify_indexes()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- Each key is looked up in the index, as readers do.
    SET enable_seqscan = off
    SET enable_bitmapscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $function$
    SELECT 'error', 'index_damaged', coalesce(encode(k.id, 'hex'), k.name),
           format('The index of pggit.%s does not lead to this row. REINDEX TABLE pggit.%s mends it.', k.store, k.store)
    FROM pggit._stored_keys() AS k
    WHERE CASE k.store
        WHEN 'blob' THEN NOT EXISTS (SELECT FROM pggit.blob AS b WHERE b.id = k.id)
        WHEN 'tree' THEN NOT EXISTS (SELECT FROM pggit.tree AS t WHERE t.id = k.id)
        WHEN 'commit' THEN NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = k.id)
        WHEN 'tag' THEN NOT EXISTS (SELECT FROM pggit.tag AS a WHERE a.id = k.id)
        WHEN 'ref' THEN NOT EXISTS (SELECT FROM pggit.ref AS r WHERE r.name = k.name)
        ELSE NOT EXISTS (SELECT FROM pggit.reflog AS l WHERE l.ref = k.name AND l.seq = k.part)
    END
$function$;
