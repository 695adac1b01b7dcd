-- pggit._capture_index: indexes that no constraint owns.
CREATE OR REPLACE FUNCTION pggit._capture_index()
    RETURNS TABLE (kind text, identity text, content jsonb)
    LANGUAGE sql STABLE ROWS 20000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT r.kind, r.identity,
           jsonb_build_object('name', r.name, 'table', t.identity, 'definition', pg_get_indexdef(r.oid))
               -- pg_get_indexdef() writes the storage parameters itself.
               || (pggit._index_options(r.oid) - 'options')
    FROM pggit._relation() AS r
    JOIN pg_index AS i ON i.indexrelid = r.oid
    JOIN pggit._relation() AS t ON t.oid = i.indrelid AND t.relkind = 'r'
    WHERE r.relkind = 'i' AND i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_constraint AS k
                      WHERE k.conindid = r.oid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
$function$;
