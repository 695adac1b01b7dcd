-- pggit._verify_indexes: rows that the table holds and its primary key does not
-- lead to, and primary keys that cannot be read. The store is sound then, but
-- readers miss what it has.
CREATE OR REPLACE FUNCTION pggit._verify_indexes()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE plpgsql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- Each key is looked up in the index, as readers do.
    SET enable_seqscan = off
    SET enable_bitmapscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $function$
DECLARE
    store text;
BEGIN
    FOREACH store IN ARRAY ARRAY['blob', 'tree', 'commit', 'tag', 'ref', 'reflog'] LOOP
        -- A table that cannot be read raises here, and not as its index's fault.
        PERFORM count(*) FROM pggit._stored_keys(store);
        BEGIN
            RETURN QUERY
            SELECT 'error', 'index_damaged', coalesce(encode(k.id, 'hex'), k.name),
                   format('The index of pggit.%s does not lead to this row. REINDEX TABLE pggit.%1$s mends it.', store)
            FROM pggit._stored_keys(store) AS k
            WHERE CASE store
                WHEN 'blob' THEN NOT EXISTS (SELECT FROM pggit.blob AS b WHERE b.id = k.id)
                WHEN 'tree' THEN NOT EXISTS (SELECT FROM pggit.tree AS t WHERE t.id = k.id)
                WHEN 'commit' THEN NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = k.id)
                WHEN 'tag' THEN NOT EXISTS (SELECT FROM pggit.tag AS a WHERE a.id = k.id)
                WHEN 'ref' THEN NOT EXISTS (SELECT FROM pggit.ref AS r WHERE r.name = k.name)
                ELSE NOT EXISTS (SELECT FROM pggit.reflog AS l WHERE l.ref = k.name AND l.seq = k.part)
            END;
        EXCEPTION
            WHEN data_corrupted OR index_corrupted OR internal_error OR io_error OR undefined_file THEN
                RETURN QUERY SELECT 'error', 'index_unreadable', 'pggit.' || store,
                                    format('%s. REINDEX TABLE pggit.%s mends it.', SQLERRM, store);
        END;
    END LOOP;
END
$function$;
