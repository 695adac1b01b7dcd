-- pggit._with_way_made: the renames by which an object gets its new name: first those of
-- whoever bears that name now, to interim ones, then its own. None where PostgreSQL
-- would not do it: a column that is somebody else's heir stands in the way. What goes to
-- another schema and gets another name there goes by an interim name, where its old one is taken.
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
    ), stopover AS (
        SELECT i.identity, quote_ident(i.new_names[1]) || '.' || (substr(i.identity, length(quote_ident(i.old_names[1])) + 2)) AS moved
        FROM (
            SELECT pggit._interim_identity(renamed.kind, renamed.old_identity, n::integer) AS identity,
                   pggit._name_parts(renamed.kind, renamed.old_identity) AS old_names,
                   pggit._name_parts(renamed.kind, renamed.new_identity) AS new_names
        ) AS i
        WHERE CASE WHEN i.old_names[1] <> i.new_names[1] AND i.old_names[2] <> i.new_names[2] THEN EXISTS (
            SELECT FROM pggit._holders(entries, ARRAY(
                SELECT a FROM pggit._renamed_along(entries, ROW(
                    renamed.kind, renamed.old_identity,
                    quote_ident(i.new_names[1]) || '.' || quote_ident(i.old_names[2])
                        || coalesce(substring(renamed.old_identity FROM '\(.*$'), ''))::pggit.rename) AS a))) END
    )
    SELECT CASE WHEN NOT EXISTS (
                    SELECT FROM holder AS h
                    WHERE h.is_inherited AND NOT EXISTS (
                        SELECT FROM way AS w CROSS JOIN LATERAL pggit._renamed_along(entries, w.step) AS a
                        WHERE a.kind = h.kind AND a.old_identity = h.identity))
                THEN ARRAY(SELECT w.step FROM way AS w ORDER BY (w.step).new_identity COLLATE "C") || coalesce((
                    SELECT ARRAY[ROW(renamed.kind, renamed.old_identity, s.identity)::pggit.rename,
                                 ROW(renamed.kind, s.identity, s.moved)::pggit.rename,
                                 ROW(renamed.kind, s.moved, renamed.new_identity)::pggit.rename] FROM stopover AS s), ARRAY[renamed])
                ELSE '{}' END
$function$;
