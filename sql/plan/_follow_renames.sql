-- pggit._follow_renames: the statements that rename what was renamed, and the
-- objects as they are called and read afterwards.
--
-- Where a name is still borne by another object, that one makes way: it bears an
-- interim name until its turn comes, or until it goes. What inherits is renamed
-- with its parent. Schemas to which something moves are made on the way.
--
-- seen     the renames, as _seen_renames() gives them
-- made_way  the renames of those that made way: their names before, and the interim ones
CREATE OR REPLACE FUNCTION pggit._follow_renames(
        old_entries pggit.entry[], new_entries pggit.entry[], seen pggit.rename[], OUT entries pggit.entry[], OUT statements text[],
        OUT made_way pggit.rename[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- What is to come, each under the name that it has by then.
    pending pggit.rename[] := seen;
    renamed pggit.rename;
    steps pggit.rename[];
    step pggit.rename;
    follower pggit.rename;
    bearer text;
    place pggit.entry;
BEGIN
    entries := old_entries;
    statements := '{}';
    made_way := '{}';
    WHILE cardinality(pending) > 0 LOOP
        renamed := pending[1];
        pending := pending[2:];
        CONTINUE WHEN renamed.old_identity = renamed.new_identity
            OR NOT EXISTS (SELECT FROM unnest(entries) AS e WHERE e.kind = renamed.kind AND e.identity = renamed.old_identity)
            OR NOT pggit._is_mere_rename(renamed.kind, renamed.old_identity, renamed.new_identity)
            OR pggit._is_inherited(entries, renamed.kind, renamed.old_identity);
        steps := pggit._with_way_made(entries, renamed, cardinality(statements));
        FOREACH step IN ARRAY steps LOOP
            -- What moves to a schema that is new goes there once that is made.
            SELECT n.* INTO place FROM unnest(new_entries) AS n
            WHERE n.kind = 'schema' AND step.kind NOT IN ('schema', 'extension')
              AND n.identity = quote_ident((pggit._name_parts(step.kind, step.new_identity))[1])
              AND NOT EXISTS (SELECT FROM unnest(entries) AS e WHERE e.kind = 'schema' AND e.identity = n.identity);
            IF place.identity IS NOT NULL THEN
                entries := entries || place;
                statements := statements || pggit._statements(place.kind, place.identity, place.content::jsonb);
            END IF;
            bearer := pggit._bearer_in(entries, step.kind, step.old_identity);
            IF strpos(step.new_identity, '"pggit interim ') > 0 THEN
                made_way := made_way || step;
            END IF;
            statements := statements || pggit._rename_statements(step.kind, step.old_identity, step.new_identity, bearer);
            FOR follower IN SELECT a.* FROM pggit._renamed_along(entries, step) AS a LOOP
                bearer := pggit._bearer_in(entries, follower.kind, follower.old_identity);
                entries := pggit._entries_renamed(entries, follower, bearer);
                -- Those that come later may stand inside of what has another name now.
                pending := ARRAY(
                    SELECT ROW(p.kind, pggit._renamed_identity(p.kind, p.old_identity, follower), p.new_identity)::pggit.rename
                    FROM unnest(pending) WITH ORDINALITY AS p (kind, old_identity, new_identity, n) ORDER BY p.n);
            END LOOP;
        END LOOP;
    END LOOP;
END
$function$;
