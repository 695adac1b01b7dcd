-- pggit._stored_keys: the keys of all rows of one table of the store, from the
-- table itself and not from an index. part: 0 save in the reflog, where a key is
-- the ref with the entry's number.
CREATE OR REPLACE FUNCTION pggit._stored_keys(store text)
    RETURNS TABLE (id bytea, name text, part bigint)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT b.id, NULL, 0 FROM pggit.blob AS b WHERE store = 'blob'
    UNION ALL SELECT t.id, NULL, 0 FROM pggit.tree AS t WHERE store = 'tree'
    UNION ALL SELECT c.id, NULL, 0 FROM pggit.commit AS c WHERE store = 'commit'
    UNION ALL SELECT a.id, NULL, 0 FROM pggit.tag AS a WHERE store = 'tag'
    UNION ALL SELECT NULL, r.name, 0 FROM pggit.ref AS r WHERE store = 'ref'
    UNION ALL SELECT NULL, l.ref, l.seq FROM pggit.reflog AS l WHERE store = 'reflog'
$function$;
