-- pggit._entries_renamed: all objects as they are called and read once one of them has
-- another name.
-- bearer   for a part of a table or a domain: that table or domain, as it is called now
CREATE OR REPLACE FUNCTION pggit._entries_renamed(entries pggit.entry[], renamed pggit.rename, bearer text)
    RETURNS pggit.entry[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH name AS MATERIALIZED (
        -- Whoever names the object has the last part of its name in it: as an identifier, as a JSON string, or
        -- as the name itself (the order of columns).
        SELECT i.plain, substr(to_json(i.plain)::text, 2, length(to_json(i.plain)::text) - 2) AS json,
               to_json((pggit._name_parts(renamed.kind, renamed.old_identity))[2])::text AS raw
        FROM (SELECT CASE WHEN bearer IS NOT NULL AND renamed.kind NOT IN ('table column', 'foreign table column') THEN renamed.old_identity
                          ELSE (regexp_match(split_part(renamed.old_identity, '(', 1), '("(?:[^"]|"")*"|[^".]+)$'))[1] END AS plain) AS i
    ), overload AS MATERIALIZED (
        SELECT EXISTS (
            SELECT FROM unnest(entries) AS e
            WHERE renamed.kind IN ('function', 'procedure', 'aggregate') AND e.kind IN ('function', 'procedure', 'aggregate')
              AND e.identity <> renamed.old_identity
              AND split_part(e.identity, '(', 1) = split_part(renamed.old_identity, '(', 1)) AS is_there
    )
    SELECT ARRAY(
        SELECT CASE WHEN strpos(e.content, n.json) > 0 OR strpos(e.identity, n.plain) > 0 OR e.identity = renamed.old_identity
                      OR strpos(e.content, n.raw) > 0
                    THEN pggit._renamed_entry(e, renamed, bearer, NOT o.is_there)
                    ELSE e END
        FROM unnest(entries) AS e, name AS n, overload AS o)
$function$;
