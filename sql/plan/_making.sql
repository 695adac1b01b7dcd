-- pggit._making: the parts of a plan that make what is new, and again what had to
-- go: those of plan/_creation.sql, for these atoms.
CREATE OR REPLACE FUNCTION pggit._making(
        new_entries pggit.entry[], old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE made AS MATERIALIZED (
        SELECT a.*, a.facts->>'table' AS bearer
        FROM unnest(verdicts) AS v JOIN unnest(new_atoms) AS a ON a.name = v.name WHERE v.make
    ), concerned AS (
        -- The object that an atom is a part of.
        SELECT DISTINCT CASE m.kind WHEN 'column default' THEN 'table column ' || m.identity
                                    WHEN 'sequence owner' THEN 'sequence ' || m.identity
                                    WHEN 'domain default' THEN 'type ' || m.identity
                                    WHEN 'view data' THEN 'materialized view ' || m.identity
                                    ELSE regexp_replace(m.name, '^(attachment|inheritance|typing|replica identity) of ', '') END AS name
        FROM made AS m
    ), parent AS (
        SELECT x.identity FROM made AS m CROSS JOIN LATERAL jsonb_array_elements_text(m.facts->'inherits') AS x (identity)
        WHERE m.kind = 'inheritance'
        UNION
        SELECT x.identity
        FROM parent AS p
        JOIN unnest(new_atoms) AS a ON a.name = 'inheritance of table ' || p.identity
        CROSS JOIN LATERAL jsonb_array_elements_text(a.facts->'inherits') AS x (identity)
    ), inherited_from AS (
        SELECT x.identity, x.ancestor
        FROM pggit._above(new_atoms) AS x
        WHERE 'inheritance of table ' || x.identity IN (SELECT m.name FROM made AS m)
    ), inherited_check AS (
        -- A child that is made by way of a stand-in (plan/_creation.sql) has the checks of parents that stand
        -- already from that: it becomes theirs by ALTER TABLE, which asks for them.
        SELECT x.identity, string_agg(format(', CONSTRAINT %I %s', x.name, x.definition), '' ORDER BY x.name COLLATE "C") AS clauses
        FROM (SELECT DISTINCT i.identity, c.facts->>'name' AS name, regexp_replace(c.facts->>'definition', ' NOT VALID$', '') AS definition
              FROM inherited_from AS i
              JOIN unnest(new_atoms) AS c ON c.kind = 'table constraint' AND c.facts->>'table' = i.ancestor AND c.facts->>'type' = 'c'
              WHERE c.facts->>'definition' !~ ' NO INHERIT( NOT VALID)?$'
                AND c.name NOT IN (SELECT m.name FROM made AS m)) AS x
        GROUP BY x.identity
    ), required_check AS (
        -- A table that becomes a partition has the checks of those above it that stand already.
        SELECT h.identity, array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', h.identity, h.name,
                                            CASE WHEN h.facts->'valid_in' ? h.identity
                                                 THEN regexp_replace(h.facts->>'definition', ' NOT VALID$', '')
                                                 ELSE h.facts->>'definition' END)
                                     ORDER BY h.name COLLATE "C") AS statements
        FROM pggit._handed_down(new_atoms) AS h
        WHERE h.kind = 'check' AND h.source NOT IN (SELECT m.name FROM made AS m)
          AND 'attachment of table ' || h.identity IN (SELECT m.name FROM made AS m)
        GROUP BY h.identity
    ), referred AS (
        -- What is below a partitioned table that a foreign key comes to refer to.
        SELECT m.name, m.facts->>'references' AS identity FROM made AS m WHERE m.kind = 'table constraint' AND m.facts->>'type' = 'f'
        UNION
        SELECT r.name, a.identity
        FROM referred AS r JOIN unnest(new_atoms) AS a ON a.kind = 'partition attachment' AND a.facts->>'partition_of' = r.identity
    ), link AS (
        SELECT m.name, ARRAY['owner ' || s.name, 'owner ' || s.table_name] AS owners
        FROM made AS m
        CROSS JOIN LATERAL (
            SELECT 'sequence ' || m.identity AS name, format('table %I.%I', i.names[1], i.names[2]) AS table_name
            FROM parse_ident(m.facts->>'owned_by') AS i (names)
        ) AS s
        WHERE m.kind = 'sequence owner'
          AND (SELECT count(*) FROM made AS x WHERE x.name IN (s.name, s.table_name)) < 2
    ), entry AS (
        SELECT e FROM unnest(new_entries) AS e
        JOIN concerned AS c ON c.name = regexp_replace(e.kind, '^foreign table', 'table') || ' ' || e.identity
        UNION
        -- The columns of a parent that stands already count in a new child, and its parents'.
        SELECT e FROM unnest(new_entries) AS e
        JOIN parent AS p ON p.identity = CASE WHEN e.kind IN ('table', 'column order') THEN e.identity
                                              WHEN e.kind = 'table column' THEN e.content::jsonb->>'table' END
        UNION
        -- A sequence knows of the type that has its name.
        SELECT e FROM unnest(new_entries) AS e JOIN made AS m ON m.kind = 'sequence' AND e.kind = 'type' AND e.identity = m.identity
    ), wanted AS (
        SELECT m.name FROM made AS m
        UNION
        SELECT 'settings of ' || m.name FROM made AS m
        UNION
        SELECT 'shell of ' || m.name FROM made AS m
        UNION
        SELECT 'body of ' || m.name FROM made AS m
    ), own AS (
        -- A column that a table which stays gets is made with its default: _altering().
        SELECT m.name FROM made AS m
        WHERE m.kind = 'table column' AND NOT EXISTS (SELECT FROM made AS t WHERE t.name = 'table ' || m.bearer)
    )
    SELECT p.name, p.provides,
           -- A sequence and the table of its column, of which one stands already, have one owner before they are linked.
           ARRAY(SELECT x.name FROM unnest(p.requires) AS x (name)
                 WHERE m.kind IS DISTINCT FROM 'owner' OR x.name NOT IN (SELECT l.name FROM link AS l))
               || (SELECT l.owners FROM link AS l WHERE l.name = p.name)
               || CASE WHEN m.kind <> 'table column' THEN ARRAY['columns of ' || m.bearer, 'columns of ' || (m.facts->>'references')] END
               -- The key of a partitioned table is valid once all partitions have theirs.
               || ARRAY(SELECT x.name
                        FROM referred AS r
                        JOIN made AS x ON x.kind = 'index attachment' AND 'attachment of table ' || r.identity = ANY (x.needs)
                        WHERE r.name = m.name)
               -- A check of a parent's is its new children's too once they are that.
               || CASE WHEN m.kind = 'table constraint' AND m.facts->>'type' = 'c' THEN ARRAY(
                      SELECT 'inheritance of table ' || i.identity FROM inherited_from AS i WHERE i.ancestor = m.bearer
                      UNION
                      -- A child's own one comes first, and is as it says.
                      SELECT o.name
                      FROM pggit._above(new_atoms) AS x
                      JOIN made AS o ON o.name = format('table constraint %I on %s', m.facts->>'name', x.identity)
                      WHERE x.ancestor = m.bearer) END
               -- A partition has its parent's columns before it is one.
               || CASE WHEN m.kind = 'partition attachment'
                            AND NOT EXISTS (SELECT FROM unnest(verdicts) AS v WHERE v.aside AND v.name = 'table ' || m.identity)
                       THEN ARRAY['columns of ' || m.identity] END
               || CASE WHEN m.kind = 'partition attachment' AND 'table ' || (m.facts->>'partition_of') NOT IN (SELECT x.name FROM made AS x)
                       THEN ARRAY['columns of ' || (m.facts->>'partition_of')] END
               -- A child comes when its parents have their columns.
               || CASE WHEN m.kind = 'table' THEN ARRAY(
                      SELECT 'columns of ' || x.identity
                      FROM unnest(new_atoms) AS a
                      CROSS JOIN LATERAL jsonb_array_elements_text(a.facts->'inherits') AS x (identity)
                      WHERE a.name = 'inheritance of ' || m.name) END
               -- A column that gives up its identity gives the name of its sequence back.
               || CASE WHEN m.kind = 'sequence' THEN 'name of ' || m.name END
               -- A list of names for a table's columns names them all: FROM t AS x(a, b, c).
               || CASE WHEN m.kind IN ('view', 'materialized view', 'rule')
                            AND coalesce(m.facts->>'query', m.facts->>'definition') ~ '[])a-z0-9_"] (?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)\(' THEN ARRAY(
                      SELECT format('columns of %I.%I', x.names[1], x.names[2])
                      FROM unnest(m.needs) AS r (address)
                      CROSS JOIN LATERAL parse_ident(substr(r.address, length('table column ') + 1)) AS x (names)
                      WHERE r.address LIKE 'table column %') END
               || CASE WHEN m.kind IN ('view', 'materialized view', 'rule', 'function', 'procedure', 'statistics object', 'policy', 'trigger', 'type')
                      THEN ARRAY(
                      SELECT 'columns of ' || x.part[1]
                      FROM unnest(m.needs) AS r (address) CROSS JOIN LATERAL regexp_match(r.address, '^table (?!column )(.*)$') AS x (part)) END,
           CASE WHEN p.name IN (SELECT l.name FROM link AS l) THEN 2125 ELSE p.rank END,
           -- Made, not replaced: what another session has made under that name meanwhile is not ours.
           CASE WHEN m.kind IN ('function', 'procedure') THEN ARRAY(
                    -- The second statement finishes what the first has made.
                    SELECT CASE WHEN s.n = 1 THEN regexp_replace(s.statement, '^CREATE OR REPLACE ', 'CREATE ') ELSE s.statement END
                    FROM unnest(p.statements) WITH ORDINALITY AS s (statement, n) ORDER BY s.n)
                WHEN m.kind = 'partition attachment' THEN coalesce(q.statements, '{}') || p.statements
                WHEN h.clauses IS NOT NULL AND p.statements[1] ~ '^CREATE [A-Z ]*TABLE ("(?:[^"]|"")+"|[^".]+)\."columns of [0-9a-f]{32}" '
                    THEN ARRAY[regexp_replace(p.statements[1], '\)$', '') || h.clauses || ')'] || p.statements[2:]
                ELSE p.statements END,
           array_fill(CASE WHEN t.name IS NULL AND m.kind = 'index' THEN 'blocks_writes'
                           WHEN t.name IS NULL AND m.kind = 'table constraint' THEN
                               CASE m.facts->>'type' WHEN 'f' THEN 'blocks_writes' ELSE 'blocks_reads' END
                           WHEN m.kind = 'partition attachment' THEN 'blocks_reads' END,
                      ARRAY[cardinality(p.statements) + coalesce(cardinality(q.statements), 0)]),
           array_fill(NULL::jsonb, ARRAY[cardinality(p.statements) + coalesce(cardinality(q.statements), 0)])
    FROM pggit._creation(ARRAY(SELECT x.e FROM entry AS x),
                         ARRAY(SELECT c.name FROM concerned AS c EXCEPT SELECT m.name FROM made AS m)) AS p
    JOIN wanted AS w ON w.name = p.name
    LEFT JOIN made AS m ON m.name = p.name
    LEFT JOIN made AS t ON t.name = 'table ' || m.bearer
    LEFT JOIN inherited_check AS h ON m.kind = 'table' AND h.identity = m.identity
    LEFT JOIN required_check AS q ON m.kind = 'partition attachment' AND q.identity = m.identity
    WHERE p.name NOT IN (SELECT 'settings of ' || o.name FROM own AS o)
      AND NOT EXISTS (SELECT FROM own AS o
                      WHERE p.name = 'default of ' || o.name AND NOT EXISTS (
                          SELECT FROM unnest(verdicts) AS v WHERE v.name = o.name AND v.moved))
$function$;
