-- pggit._own_renames: of renames, those of the objects themselves: not a column's, whose
-- table alone has another name, nor a table's, whose schema has.
-- renames  as _seen_renames() gives them
CREATE OR REPLACE FUNCTION pggit._own_renames(renames pggit.rename[])
    RETURNS pggit.rename[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH bearer AS MATERIALIZED (
        SELECT r.kind, r.old_identity, r.new_identity FROM unnest(renames) AS r
        WHERE r.kind IN ('schema', 'table', 'view', 'materialized view', 'foreign table', 'type', 'sequence')
    )
    SELECT ARRAY(
        SELECT ROW(r.kind, r.old_identity, r.new_identity)::pggit.rename
        FROM unnest(renames) WITH ORDINALITY AS r (kind, old_identity, new_identity, n)
        CROSS JOIN LATERAL (
            SELECT pggit._called(r.kind, r.old_identity, ARRAY(
                SELECT ROW(b.kind, b.old_identity, b.new_identity)::pggit.rename FROM bearer AS b
                WHERE strpos(r.old_identity, b.old_identity) > 0 AND (b.kind, b.old_identity) <> (r.kind, r.old_identity))) AS identity
        ) AS c
        WHERE c.identity <> r.new_identity AND pggit._is_mere_rename(r.kind, c.identity, r.new_identity)
        ORDER BY r.n)
$function$;
