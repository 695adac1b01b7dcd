-- pggit._is_widening: can every value of the first type be told from the second
-- type's? Then a change of type loses nothing, whatever the table holds.
--
-- Only what is certain from the names alone: other changes are looked at row by
-- row when they are made (_lost_data).
CREATE OR REPLACE FUNCTION pggit._is_widening(old_type text, new_type text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH type AS (
        SELECT regexp_replace(old_type, '\(.*\)', '') AS old_base, regexp_replace(new_type, '\(.*\)', '') AS new_base,
               (regexp_match(old_type, '\(([0-9]+)'))[1]::integer AS old_size,
               (regexp_match(new_type, '\(([0-9]+)'))[1]::integer AS new_size,
               coalesce((regexp_match(old_type, ',(-?[0-9]+)\)'))[1]::integer, 0) AS old_scale,
               coalesce((regexp_match(new_type, ',(-?[0-9]+)\)'))[1]::integer, 0) AS new_scale
    )
    SELECT old_type = new_type
        OR t.old_base = t.new_base AND old_type !~ '\[' AND new_type !~ '\[' AND CASE
               WHEN t.old_base IN ('character varying', 'bit varying')
                   THEN t.new_size IS NULL OR t.new_size >= t.old_size
               WHEN t.old_base = 'numeric' THEN t.new_size IS NULL OR t.new_scale >= t.old_scale
                                                AND t.new_size - t.new_scale >= t.old_size - t.old_scale
               WHEN t.old_base IN ('timestamp without time zone', 'timestamp with time zone', 'time without time zone',
                                   'time with time zone', 'interval')
                   THEN t.new_size IS NULL OR t.new_size >= t.old_size END
        OR t.new_size IS NULL AND (t.old_base, t.new_base) IN (
               ('smallint', 'integer'), ('smallint', 'bigint'), ('integer', 'bigint'), ('smallint', 'numeric'),
               ('integer', 'numeric'), ('bigint', 'numeric'), ('real', 'double precision'), ('smallint', 'real'),
               ('smallint', 'double precision'), ('integer', 'double precision'), ('character varying', 'text'),
               ('smallint', 'text'), ('integer', 'text'), ('bigint', 'text'), ('numeric', 'text'), ('boolean', 'text'),
               ('uuid', 'text'), ('date', 'timestamp without time zone'), ('inet', 'text'), ('cidr', 'inet'),
               ('name', 'text'))
    FROM type AS t
$function$;
