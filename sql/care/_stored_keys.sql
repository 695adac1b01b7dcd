-- pggit._stored_keys: the keys of all rows of the store, from the tables
-- themselves and not from an index. part: 0 save in the reflog, where a key is
-- the ref with the entry's number.
CREATE OR REPLACE FUNCTION pggit._stored_keys()
    RETURNS TABLE (store text, id bytea, name text, part bigint)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT 'blob', b.id, NULL, 0 FROM pggit.blob AS b
    UNION ALL SELECT 'tree', t.id, NULL, 0 FROM pggit.tree AS t
    UNION ALL SELECT 'commit', c.id, NULL, 0 FROM pggit.commit AS c
    UNION ALL SELECT 'tag', a.id, NULL, 0 FROM pggit.tag AS a
    UNION ALL SELECT 'ref', NULL, r.name, 0 FROM pggit.ref AS r
    UNION ALL SELECT 'reflog', NULL, l.ref, l.seq FROM pggit.reflog AS l
$function$;
