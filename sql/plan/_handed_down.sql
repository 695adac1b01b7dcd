-- pggit._handed_down: the checks, NOT NULLs and foreign keys that children and partitions
-- have from those above them, and not of their own. To become one asks for checks and
-- NOT NULLs, and who leaves keeps all.
--
-- kind           'check' or 'foreign key' (of partitions alone), with the name of the
--                constraint, or 'not null', with that of the column
-- source, facts  the atom above from which it comes
CREATE OR REPLACE FUNCTION pggit._handed_down(
        atoms pggit.atom[], OUT identity text, OUT kind text, OUT name text, OUT source text, OUT facts jsonb)
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT x.identity, CASE c.facts->>'type' WHEN 'c' THEN 'check' ELSE 'foreign key' END, c.facts->>'name', c.name, c.facts
    FROM pggit._above(atoms) AS x
    JOIN unnest(atoms) AS c ON c.kind = 'table constraint' AND c.facts->>'table' = x.ancestor
    WHERE (c.facts->>'type' = 'c' OR c.facts->>'type' = 'f' AND x.is_partition)
      AND c.facts->>'definition' !~ ' NO INHERIT( NOT VALID)?$'
      AND NOT EXISTS (SELECT FROM unnest(atoms) AS o
                      WHERE o.name = format('table constraint %I on %s', c.facts->>'name', x.identity))
    UNION ALL
    SELECT x.identity, 'not null', c.facts->>'name', c.name, c.facts
    FROM pggit._above(atoms) AS x
    JOIN unnest(atoms) AS c ON c.kind = 'table column' AND c.facts->>'table' = x.ancestor
                           AND c.facts ? 'not_null' AND NOT c.facts->'not_null' ? 'no_inherit'
    JOIN unnest(atoms) AS o ON o.name = 'table column ' || format('%s.%I', x.identity, c.facts->>'name')
                           AND NOT o.facts ? 'not_null'
$function$;
