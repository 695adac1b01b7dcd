-- pggit._follow_renames: the statements that rename what was renamed, and the
-- objects as they are called and read afterwards.
--
-- Where a name is still taken (two tables that have changed names), the one goes
-- by way of a third name. A column that is inherited follows its parent's.
CREATE OR REPLACE FUNCTION pggit._follow_renames(
        old_entries pggit.entry[], new_entries pggit.entry[], OUT entries pggit.entry[], OUT statements text[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    kinds text[];
    olds text[];
    news text[];
    currents text[];
    i integer := 0;
    kind text;
    target text;
    bearer text;
    renamed pggit.entry;
    follower record;
BEGIN
    entries := old_entries;
    statements := '{}';
    SELECT array_agg(r.kind), array_agg(r.old_identity), array_agg(r.new_identity), array_agg(r.old_identity)
    INTO kinds, olds, news, currents
    FROM pggit._seen_renames(old_entries, new_entries) AS r;
    WHILE i < coalesce(cardinality(kinds), 0) LOOP
        i := i + 1;
        kind := kinds[i];
        target := news[i];
        CONTINUE WHEN currents[i] = target;
        renamed := (SELECT e FROM unnest(entries) AS e WHERE e.kind = kinds[i] AND e.identity = currents[i]);
        bearer := coalesce(renamed.content::jsonb->>'table', renamed.content::jsonb->>'domain');
        -- Arguments do not change by a rename, and nothing goes from one table to another.
        CONTINUE WHEN renamed.content IS NULL
            OR kind IN ('function', 'procedure', 'aggregate')
               AND regexp_replace(currents[i], '^[^(]*', '') <> regexp_replace(target, '^[^(]*', '')
            OR kind = 'table column' AND (parse_ident(currents[i]))[1:2] <> (parse_ident(target))[1:2]
            OR kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
               AND regexp_replace(currents[i], '^("(?:[^"]|"")*"|[^"\s]+) on ', '') <> regexp_replace(target, '^("(?:[^"]|"")*"|[^"\s]+) on ', '');
        IF kind IN ('index', 'materialized view', 'view', 'table', 'sequence', 'foreign table', 'type', 'schema', 'function',
                    'procedure', 'aggregate', 'statistics object') THEN
            bearer := NULL;
        END IF;
        IF EXISTS (SELECT FROM unnest(entries) AS e
                   WHERE e.identity = target AND (e.kind = kinds[i] OR bearer IS NULL AND e.kind IN (
                       'index', 'materialized view', 'view', 'table', 'sequence', 'foreign table', 'type'))) THEN
            -- The name is taken for now.
            kinds := kinds || kind;
            olds := olds || olds[i];
            news := news || target;
            target := pggit._interim_identity(kind, currents[i], i);
            currents := currents || target;
        END IF;
        IF NOT pggit._follows_parent(old_entries, olds, kinds, olds[i], kind) THEN
            statements := statements || pggit._rename_statements(kind, currents[i], target, bearer);
        END IF;
        entries := ARRAY(
            SELECT CASE WHEN strpos(e.content, n.json) > 0 OR strpos(e.identity, n.plain) > 0 OR e.identity = currents[i]
                        THEN pggit._renamed_entry(e, kinds[i], currents[i], target, bearer) ELSE e END
            FROM unnest(entries) AS e
            CROSS JOIN LATERAL (
                -- The last part of the name: whoever names the object has that in it.
                SELECT s.plain, substr(to_json(s.plain)::text, 2, length(to_json(s.plain)::text) - 2) AS json
                FROM (SELECT CASE WHEN bearer IS NOT NULL AND kinds[i] <> 'table column' THEN currents[i]
                                  ELSE (regexp_match(split_part(currents[i], '(', 1), '("(?:[^"]|"")*"|[^".]+)$'))[1] END AS plain) AS s
            ) AS n);
        -- Those that come later may stand inside of what has another name now.
        currents := ARRAY(
            SELECT CASE WHEN c.n <= i THEN c.identity
                        ELSE (pggit._renamed_entry(ROW(kinds[c.n], c.identity, '{}', NULL, NULL, NULL, NULL)::pggit.entry,
                                                   kinds[i], currents[i], target, bearer)).identity END
            FROM unnest(currents) WITH ORDINALITY AS c (identity, n) ORDER BY c.n);
        IF kinds[i] IN ('table', 'materialized view')
           -- Other kinds have names that parse_ident() does not know.
           AND (CASE WHEN kinds[i] IN ('table', 'materialized view')
                     THEN (parse_ident(currents[i]))[1] <> (parse_ident(target))[1] END) THEN
            -- Its indexes and the sequences of its columns go to another schema with a table.
            FOR follower IN
                SELECT f.kind, f.identity AS old_identity,
                       format('%I.%I', (parse_ident(target))[1], (parse_ident(f.identity))[2]) AS new_identity
                FROM (SELECT e.kind, e.identity, e.content::jsonb->>'table' AS bearer, e.content::jsonb->>'owned_by' AS owned_by
                      FROM unnest(entries) AS e WHERE e.kind IN ('index', 'sequence')
                      UNION ALL
                      SELECT 'sequence', e.content::jsonb->'identity'->'sequence'->>'name', e.content::jsonb->>'table', NULL
                      FROM unnest(entries) AS e WHERE e.kind = 'table column' AND e.content::jsonb ? 'identity') AS f
                WHERE target IN (f.bearer, (SELECT format('%I.%I', n.name[1], n.name[2]) FROM parse_ident(f.owned_by) AS n (name)))
            LOOP
                entries := ARRAY(SELECT pggit._renamed_entry(e, follower.kind, follower.old_identity, follower.new_identity, NULL)
                                 FROM unnest(entries) AS e);
                currents := ARRAY(
                    SELECT CASE WHEN c.n > i AND kinds[c.n] = follower.kind AND c.identity = follower.old_identity
                                THEN follower.new_identity ELSE c.identity END
                    FROM unnest(currents) WITH ORDINALITY AS c (identity, n) ORDER BY c.n);
            END LOOP;
        END IF;
        currents[i] := target;
    END LOOP;
END
$function$;
