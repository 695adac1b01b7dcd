-- pggit._with_way_made: the renames by which an object gets its new name: first those of
-- whoever bears that name now, to interim ones, then its own. None where PostgreSQL
-- would not do it: a column that is somebody else's heir stands in the way.
-- n   how many statements there are already: makes interim names unique
CREATE OR REPLACE FUNCTION pggit._with_way_made(entries pggit.entry[], renamed pggit.rename, n bigint)
    RETURNS pggit.rename[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH holder AS MATERIALIZED (
        SELECT h.kind, h.identity, pggit._is_inherited(entries, h.kind, h.identity) AS is_inherited
        FROM pggit._holders(entries, ARRAY(SELECT a FROM pggit._renamed_along(entries, renamed) AS a)) AS h
    ), way AS MATERIALIZED (
        SELECT ROW(h.kind, h.identity, pggit._interim_identity(
                   h.kind, h.identity, (n + row_number() OVER (ORDER BY h.kind, h.identity COLLATE "C"))::integer))::pggit.rename AS step
        FROM holder AS h WHERE NOT h.is_inherited
    )
    SELECT CASE WHEN NOT EXISTS (
                    SELECT FROM holder AS h
                    WHERE h.is_inherited AND NOT EXISTS (
                        SELECT FROM way AS w CROSS JOIN LATERAL pggit._renamed_along(entries, w.step) AS a
                        WHERE a.kind = h.kind AND a.old_identity = h.identity))
                THEN ARRAY(SELECT w.step FROM way AS w ORDER BY (w.step).new_identity COLLATE "C") || renamed
                ELSE '{}' END
$function$;
