-- pggit._repair_rows: rows that are there twice, and notes that are no evidence.
--
-- Of rows of one id the one is kept that has this id; of rows of one ref, the one
-- where its reflog ends. Where none is right, none is touched.
CREATE OR REPLACE FUNCTION pggit._repair_rows()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    store record;
BEGIN
    action := 'removed';
    FOR store IN
        SELECT * FROM (VALUES
            ('blob', 'encode(t.id, ''hex'')', 't.id = pggit._blob_id(t.kind, t.identity, t.content)'),
            ('tree', 'encode(t.id, ''hex'')', 't.id = pggit._tree_node_id(t.size, t.children, t.blobs)'),
            ('commit', 'encode(t.id, ''hex'')',
             't.id = pggit._commit_id(t.tree_id, t.parent_ids, t.author, t.committed_at, t.message)'),
            ('tag', 'encode(t.id, ''hex'')',
             't.id = pggit._tag_id(t.commit_id, t.name, t.tagger, t.tagged_at, t.message)'),
            ('ref', 't.name', 't.commit_id IS NOT DISTINCT FROM '
                              '(SELECT l.new_id FROM pggit.reflog AS l WHERE l.ref = t.name ORDER BY l.seq DESC LIMIT 1)'))
            AS s (name, key, is_right)
    LOOP
        detail := CASE store.name WHEN 'ref' THEN 'A second row of this ref; the one that is left is where the reflog ends.'
                                  ELSE 'A second row of this id; the one that is left is right.' END;
        FOR object_id IN EXECUTE format(
            'WITH copy AS ('
            '    SELECT t.ctid AS place, %2$s AS key, coalesce(%3$s, false) AS is_right FROM pggit.%1$I AS t'
            '), ranked AS ('
            '    SELECT c.place, row_number() OVER (PARTITION BY c.key ORDER BY c.is_right DESC, c.place) AS n,'
            '           bool_or(c.is_right) OVER (PARTITION BY c.key) AS has_right'
            '    FROM copy AS c'
            ') '
            'DELETE FROM pggit.%1$I AS t WHERE t.ctid IN (SELECT r.place FROM ranked AS r WHERE r.n > 1 AND r.has_right) '
            'RETURNING %2$s', store.name, store.key, store.is_right)
        LOOP
            RETURN NEXT;
        END LOOP;
    END LOOP;

    detail := 'A row that is there twice, word for word.';
    FOR object_id IN
        DELETE FROM pggit.head AS h
        WHERE EXISTS (SELECT FROM pggit.head AS x WHERE x.ctid < h.ctid AND x IS NOT DISTINCT FROM h)
        RETURNING 'HEAD'
    LOOP
        RETURN NEXT;
    END LOOP;
    FOR object_id IN
        DELETE FROM pggit.reflog AS l
        WHERE EXISTS (SELECT FROM pggit.reflog AS x WHERE x.ctid < l.ctid AND x.ref = l.ref AND x.seq = l.seq
                                                      AND x IS NOT DISTINCT FROM l)
        RETURNING l.ref
    LOOP
        RETURN NEXT;
    END LOOP;

    detail := 'A note of where this object stood in the catalogs was changed: a renaming may not be known as one.';
    FOR object_id IN
        DELETE FROM pggit.address AS a
        WHERE a.digest IS DISTINCT FROM
              pggit._address_digest(a.blob_id, a.classid, a.objid, a.objsubid, a.system_identifier)
        RETURNING coalesce(encode(a.blob_id, 'hex'), 'pggit.address')
    LOOP
        RETURN NEXT;
    END LOOP;

    detail := 'A note of how this object was printed was changed: it is made again in the words of a restored dump.';
    FOR object_id IN
        DELETE FROM pggit.printed AS p
        WHERE p.digest IS DISTINCT FROM pggit._printed_digest(p.blob_id, p.texts, p.place)
        RETURNING coalesce(encode(p.blob_id, 'hex'), 'pggit.printed')
    LOOP
        RETURN NEXT;
    END LOOP;

    detail := 'The note of what the last commit saw of the catalogs was changed: all of them are read again.';
    FOR object_id IN
        DELETE FROM pggit.capture AS c
        WHERE EXISTS (SELECT FROM pggit._verify_capture())
        RETURNING 'pggit.capture'
    LOOP
        RETURN NEXT;
    END LOOP;
END
$function$;
