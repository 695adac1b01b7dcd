-- pggit._entries_called: objects as they are called and read after some renames, each in its
-- place; NULL where one of the names is taken.
CREATE OR REPLACE FUNCTION pggit._entries_called(entries pggit.entry[], renames pggit.rename[])
    RETURNS pggit.entry[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN NOT EXISTS (
                    SELECT FROM unnest(f.entries) AS e
                    WHERE strpos(e.identity, '"pggit interim ') > 0
                      AND NOT EXISTS (SELECT FROM unnest(_entries_called.entries) AS o WHERE o.kind = e.kind AND o.identity = e.identity))
                 AND NOT EXISTS (
                    SELECT FROM unnest(renames) WITH ORDINALITY AS r (kind, old_identity, new_identity, n)
                    WHERE NOT EXISTS (SELECT FROM unnest(f.entries) AS e
                                      WHERE e.kind = r.kind
                                        AND e.identity = pggit._called(r.kind, r.new_identity, renames[r.n + 1:])))
                THEN pggit._left_unsaid(f.entries) END
    FROM pggit._follow_renames(pggit._spelled_out(entries), '{}', renames) AS f
$function$;
