-- pggit._called: what an object is called once others, or itself, have other names. Itself
-- before its table or type, and that before its schema: each of them was renamed once.
-- renames  from the names before, as _seen_renames() gives them
CREATE OR REPLACE FUNCTION pggit._called(kind text, identity text, renames pggit.rename[])
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT coalesce(
        (SELECT r.new_identity FROM unnest(renames) AS r WHERE r.kind = _called.kind AND r.old_identity = _called.identity),
        (SELECT n.identity
         FROM unnest(renames) AS r
         CROSS JOIN LATERAL (SELECT pggit._renamed_identity(_called.kind, _called.identity, r) AS identity
                             WHERE strpos(_called.identity, r.old_identity) > 0) AS n
         WHERE n.identity <> _called.identity
         ORDER BY r.kind = 'schema' LIMIT 1),
        _called.identity)
$function$;
