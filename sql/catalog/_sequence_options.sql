-- pggit._sequence_options: what CREATE SEQUENCE was told, as JSON. Where the
-- sequence stands (last_value) is data, not schema.
CREATE OR REPLACE FUNCTION pggit._sequence_options(sequence oid)
    RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT jsonb_strip_nulls(jsonb_build_object(
               'name', format('%I.%I', n.nspname, c.relname),
               'unlogged', nullif(c.relpersistence = 'u', false),
               'type', format_type(s.seqtypid, NULL),
               'start', s.seqstart, 'increment', s.seqincrement,
               'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle))
    FROM pg_sequence AS s
    JOIN pg_class AS c ON c.oid = s.seqrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE s.seqrelid = sequence
$function$;
