-- pggit._verify_readable: pages and rows of the store that PostgreSQL cannot
-- read: a wrong checksum, a lost piece of a long value, a file cut short.
--
-- object_id is the row's id (the ref's name), or the table where a whole page,
-- and with it the rows' ids, is gone.
CREATE OR REPLACE FUNCTION pggit._verify_readable()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE plpgsql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    store record;
    page bigint;
    place tid;
    places tid[];
BEGIN
    FOR store IN
        SELECT t.name, t.key FROM (VALUES
            ('pggit.blob', 'encode(id, ''hex'')'), ('pggit.tree', 'encode(id, ''hex'')'),
            ('pggit.commit', 'encode(id, ''hex'')'), ('pggit.tag', 'encode(id, ''hex'')'),
            ('pggit.ref', 'name'), ('pggit.head', '''HEAD'''), ('pggit.reflog', 'ref')) AS t (name, key)
    LOOP
        severity := 'error';
        page := 0;
        IF pg_relation_size(store.name::regclass) = 0 THEN
            -- Empty, or the whole file is gone: then no page can be asked for.
            BEGIN
                EXECUTE format('SELECT FROM %s', store.name);
            EXCEPTION
                WHEN data_corrupted OR internal_error OR io_error OR undefined_file THEN
                    problem := 'table_unreadable';
                    object_id := store.name;
                    detail := SQLERRM;
                    RETURN NEXT;
            END;
        END IF;
        -- pg_relation_size() counts what is left of the file.
        WHILE page < pg_relation_size(store.name::regclass) / current_setting('block_size')::integer LOOP
            BEGIN
                EXECUTE format('SELECT array_agg(ctid ORDER BY ctid) FROM %s WHERE ctid >= $1 AND ctid < $2', store.name)
                    INTO places USING format('(%s,0)', page)::tid, format('(%s,0)', page + 1)::tid;
            EXCEPTION
                WHEN data_corrupted OR internal_error OR io_error OR undefined_file THEN
                    problem := 'table_unreadable';
                    object_id := store.name;
                    detail := SQLERRM;
                    RETURN NEXT;
                    places := NULL;
            END;
            FOREACH place IN ARRAY coalesce(places, '{}') LOOP
                BEGIN
                    object_id := NULL;
                    EXECUTE format('SELECT %s FROM %s WHERE ctid = $1', store.key, store.name)
                        INTO object_id USING place;
                    -- The text of a row needs every column, long ones too.
                    EXECUTE format('SELECT length(t::text) FROM %s AS t WHERE t.ctid = $1', store.name) USING place;
                EXCEPTION
                    WHEN data_corrupted OR internal_error OR io_error OR undefined_file THEN
                        problem := 'row_unreadable';
                        object_id := coalesce(object_id, format('%s %s', store.name, place));
                        detail := SQLERRM;
                        RETURN NEXT;
                END;
            END LOOP;
            page := page + 1;
        END LOOP;
    END LOOP;
END
$function$;
