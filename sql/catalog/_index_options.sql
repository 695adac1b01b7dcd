-- pggit._index_options: what pg_get_indexdef() and pg_get_constraintdef() leave
-- out of an index: storage parameters, tablespace, CLUSTER ON, and the
-- statistics targets of its expressions.
CREATE OR REPLACE FUNCTION pggit._index_options(index oid)
    RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT jsonb_strip_nulls(jsonb_build_object(
               'options', to_jsonb(c.reloptions),
               'tablespace', s.spcname,
               'clustered', nullif(i.indisclustered, false),
               'statistics', (
                   SELECT jsonb_object_agg(a.attnum, a.attstattarget)
                   FROM pg_attribute AS a
                   WHERE a.attrelid = c.oid AND a.attstattarget >= 0)))
    FROM pg_class AS c
    JOIN pg_index AS i ON i.indexrelid = c.oid
    LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
    WHERE c.oid = index
$function$;
