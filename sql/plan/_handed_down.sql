-- pggit._handed_down: the checks and NOT NULLs that children and partitions have from
-- those above them, and not of their own. To become one asks for both, and who leaves
-- keeps both.
--
-- kind           'check', with the name of the constraint, or 'not null', with that of
--                the column
-- source, facts  the atom above from which it comes
CREATE OR REPLACE FUNCTION pggit._handed_down(
        atoms pggit.atom[], OUT identity text, OUT kind text, OUT name text, OUT source text, OUT facts jsonb)
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE parent AS MATERIALIZED (
        SELECT a.identity, p.parent
        FROM unnest(atoms) AS a CROSS JOIN LATERAL jsonb_array_elements_text(a.facts->'inherits') AS p (parent)
        WHERE a.kind = 'inheritance'
        UNION ALL
        SELECT a.identity, a.facts->>'partition_of' FROM unnest(atoms) AS a WHERE a.kind = 'partition attachment'
    ), ancestor AS (
        SELECT p.identity, p.parent FROM parent AS p
        UNION
        SELECT x.identity, p.parent FROM ancestor AS x JOIN parent AS p ON p.identity = x.parent
    )
    SELECT x.identity, 'check', c.facts->>'name', c.name, c.facts
    FROM ancestor AS x
    JOIN unnest(atoms) AS c ON c.kind = 'table constraint' AND c.facts->>'table' = x.parent AND c.facts->>'type' = 'c'
    WHERE c.facts->>'definition' !~ ' NO INHERIT( NOT VALID)?$'
      AND NOT EXISTS (SELECT FROM unnest(atoms) AS o
                      WHERE o.name = format('table constraint %I on %s', c.facts->>'name', x.identity))
    UNION ALL
    SELECT x.identity, 'not null', c.facts->>'name', c.name, c.facts
    FROM ancestor AS x
    JOIN unnest(atoms) AS c ON c.kind = 'table column' AND c.facts->>'table' = x.parent
                           AND c.facts ? 'not_null' AND NOT c.facts->'not_null' ? 'no_inherit'
    JOIN unnest(atoms) AS o ON o.name = 'table column ' || format('%s.%I', x.identity, c.facts->>'name')
                           AND NOT o.facts ? 'not_null'
$function$;
