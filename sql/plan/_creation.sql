-- pggit._creation: the parts that make these objects in an empty database.
--
-- A table is made with its columns, in their order, but without defaults and
-- constraints: those are parts of their own, so that tables, functions and
-- defaults that need one another find an order. Generation expressions have to
-- stand in CREATE TABLE.
--
-- standing_names  of these objects, those that are there, and get parts alone
CREATE OR REPLACE FUNCTION pggit._creation(entries pggit.entry[], standing_names text[] DEFAULT '{}')
    RETURNS SETOF pggit.part
    LANGUAGE sql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE object AS MATERIALIZED (
        -- A foreign table is a table here, and goes by both names.
        SELECT k.kind, e.identity, k.kind || ' ' || e.identity AS name, e.content::jsonb AS facts,
               e.kind || ' ' || e.identity AS address
        FROM unnest(entries) AS e
        CROSS JOIN LATERAL (SELECT regexp_replace(e.kind, '^foreign table', 'table') AS kind) AS k
    ), table_column AS (
        SELECT o.identity AS table_identity, c.identity, c.address, c.facts, x.n
        FROM object AS o
        CROSS JOIN LATERAL jsonb_array_elements_text(o.facts->'columns') WITH ORDINALITY AS x (name, n)
        JOIN object AS c ON c.kind = 'table column' AND c.facts->>'table' = o.identity AND c.facts->>'name' = x.name
        WHERE o.kind = 'column order'
    ), table_columns AS (
        SELECT c.table_identity,
               -- A child that demands what its parent does not, or not of all rows, says so before the parent does.
               array_agg(CASE WHEN c.facts ? 'inherited'
                              THEN pggit._not_null_clause(c.facts)
                              WHEN h.generated AND current_setting('server_version_num')::integer < 160000
                              THEN pggit._column_clause(c.facts - 'generated')
                              -- Of two parents' defaults it cannot have both; its own one comes later.
                              ELSE pggit._column_clause(c.facts) || CASE WHEN h.defaults > 1 THEN ' DEFAULT NULL' ELSE '' END END ORDER BY c.n)
                   FILTER (WHERE NOT c.facts ? 'inherited'
                              OR c.facts->'not_null' ? 'name' AND NOT c.facts->'not_null' ? 'not_valid') AS clauses,
               array_agg('table column ' || c.identity) || array_agg(c.address) AS addresses,
               array_remove(array_agg('sequence ' || (c.facts->'identity'->'sequence'->>'name')), NULL) AS sequences
        FROM table_column AS c
        -- Before version 16 a child says of a column that its parent, or a stand-in for it, generates too nothing but the type.
        CROSS JOIN LATERAL (
            SELECT c.facts ? 'generated' AND (
                c.table_identity IN (SELECT i.table_identity FROM stand_in AS i)
                OR EXISTS (SELECT FROM parent AS p JOIN table_column AS x ON x.table_identity = p.name
                           WHERE p.table_identity = c.table_identity AND x.facts->>'name' = c.facts->>'name'
                             AND x.facts ? 'generated')) AS generated,
                   (SELECT count(*) FROM parent AS p JOIN table_column AS x ON x.table_identity = p.name
                    WHERE p.table_identity = c.table_identity AND x.facts->>'name' = c.facts->>'name' AND x.facts ? 'default') AS defaults
        ) AS h
        GROUP BY c.table_identity
    ), column_requirement AS (
        SELECT c.table_identity, array_agg(r.name) AS names
        FROM table_column AS c
        CROSS JOIN LATERAL unnest(
            pggit._text_array(c.facts->'requires')
            || CASE WHEN c.facts ? 'generated' THEN pggit._text_array(c.facts->'default_requires') END) AS r (name)
        GROUP BY c.table_identity
    ), parent AS (
        SELECT o.identity AS table_identity, p.name, p.n
        FROM object AS o CROSS JOIN LATERAL jsonb_array_elements_text(o.facts->'inherits') WITH ORDINALITY AS p (name, n)
        WHERE o.kind = 'table'
    ), ancestor AS (
        SELECT p.table_identity, p.name FROM parent AS p
        UNION
        SELECT a.table_identity, p.name FROM ancestor AS a JOIN parent AS p ON p.table_identity = a.name
    ), stand_in AS (
        -- Tables whose columns do not stand as CREATE TABLE ... INHERITS puts them: the parents' first.
        SELECT t.table_identity,
               (SELECT array_agg(pggit._column_clause((c.facts - ARRAY['identity', 'not_null', 'foreign_options'])
                                                      || jsonb_strip_nulls(jsonb_build_object('not_null', f.not_null))) ORDER BY c.n)
                FROM table_column AS c
                CROSS JOIN LATERAL (
                    -- What an ancestor demands, a child has to have before it becomes one.
                    SELECT (SELECT p.facts->'not_null' FROM ancestor AS a
                            JOIN table_column AS p ON p.table_identity = a.name AND p.facts->>'name' = c.facts->>'name'
                            WHERE a.table_identity = t.table_identity AND p.facts ? 'not_null'
                              AND NOT p.facts->'not_null' ?| ARRAY['no_inherit', 'not_valid'] LIMIT 1) AS not_null
                ) AS f
                WHERE c.table_identity = t.table_identity) AS clauses
        FROM (SELECT DISTINCT p.table_identity FROM parent AS p) AS t
        WHERE ARRAY(SELECT c.facts->>'name' FROM table_column AS c WHERE c.table_identity = t.table_identity ORDER BY c.n)
           <> ARRAY(SELECT x.name
                    FROM (SELECT c.facts->>'name' AS name, p.n AS seat, c.n
                          FROM parent AS p JOIN table_column AS c ON c.table_identity = p.name
                          WHERE p.table_identity = t.table_identity
                          UNION ALL
                          SELECT c.facts->>'name', 2147483647, c.n FROM table_column AS c
                          WHERE c.table_identity = t.table_identity) AS x
                    GROUP BY x.name
                    ORDER BY min(x.seat * 65536 + x.n))
    ), child AS (
        SELECT o.facts->>'partition_of' AS parent, o.identity FROM object AS o
        WHERE o.kind = 'table' AND o.facts ? 'partition_of'
        UNION ALL
        SELECT p.parent, o.identity
        FROM object AS o CROSS JOIN LATERAL jsonb_array_elements_text(o.facts->'inherits') AS p (parent)
        WHERE o.kind = 'table'
    ), descendant AS (
        SELECT c.parent AS ancestor, c.identity FROM child AS c
        UNION
        SELECT d.ancestor, c.identity FROM descendant AS d JOIN child AS c ON c.parent = d.identity
    ), family AS (
        -- What is made on a parent and handed down comes after its children are there.
        SELECT d.ancestor, array_agg('attachment of table ' || d.identity) AS attachments,
               array_agg(d.identity) AS identities
        FROM descendant AS d GROUP BY d.ancestor
    ), standing AS (
        -- Indexes of partitions whose parents' stand already (in a plan; never in an empty database): PostgreSQL makes
        -- them when a partition is attached, unless it finds them there.
        SELECT o.name, o.facts->>'table' AS table_identity,
               format('%I.%I', (parse_ident(o.facts->>'table'))[1], o.facts->>'name') AS index_identity
        FROM object AS o
        WHERE (o.kind = 'index' OR o.kind = 'table constraint' AND NOT pggit._excludes(o.facts)) AND o.facts ? 'attach_to'
          AND NOT EXISTS (
              SELECT FROM object AS p
              WHERE p.kind IN ('index', 'table constraint') AND p.facts ? 'table'
                AND format('%I.%I', (parse_ident(p.facts->>'table'))[1], p.facts->>'name') = o.facts->>'attach_to'
                AND p.name <> ALL (standing_names))
    ), hanging AS (
        -- With what hangs on them further down: before that is there, they are not valid.
        SELECT s.table_identity, s.index_identity, s.name AS part FROM standing AS s
        UNION
        SELECT h.table_identity, format('%I.%I', (parse_ident(o.facts->>'table'))[1], o.facts->>'name'), 'attachment of ' || o.name
        FROM hanging AS h
        JOIN object AS o ON o.facts->>'attach_to' = h.index_identity AND o.kind IN ('index', 'table constraint')
    ), key AS (
        -- What a foreign key can refer to: any of them, so all come first.
        SELECT k.table_identity, array_agg(k.name) AS names
        FROM (
            SELECT o.facts->>'table' AS table_identity, o.name FROM object AS o
            WHERE o.kind = 'index' OR o.kind = 'table constraint' AND o.facts->>'type' IN ('p', 'u', 'x')
            UNION ALL
            -- The key of a partitioned table is valid once all partitions have theirs.
            SELECT d.ancestor, 'attachment of ' || o.name
            FROM descendant AS d JOIN object AS o ON o.facts ? 'attach_to' AND o.facts->>'table' = d.identity
        ) AS k
        GROUP BY k.table_identity
    ), shelled AS (
        -- A base type needs functions that take or return it: they get along
        -- with a shell of it.
        SELECT o.name, o.identity, o.facts, pggit._text_array(o.facts->'requires') AS functions
        FROM object AS o
        WHERE o.kind = 'type' AND (o.facts->>'type' = 'base' OR o.facts ? 'canonical')
    ), domain AS (
        SELECT o.name, o.identity, o.facts, pggit._text_array(o.facts->'requires') AS requires
        FROM object AS o WHERE o.kind = 'type' AND o.facts->>'type' = 'domain'
    )
    -- Kinds that are one part each: after their schema and what they require.
    SELECT o.name, '{}'::text[],
           ARRAY['schema ' || quote_ident(o.facts->>'schema'), 'schema ' || quote_ident(o.facts->>'published_schema')]
               || CASE WHEN o.kind IN ('type', 'function', 'procedure')
                       THEN ARRAY[pggit._schema_address(o.identity)] END
               || ARRAY(SELECT CASE WHEN s.name IS NULL THEN r.name ELSE 'shell of ' || r.name END
                        FROM unnest(pggit._text_array(o.facts->'requires')) AS r (name)
                        LEFT JOIN shelled AS s ON s.name = r.name AND o.name = ANY (s.functions))
               -- Who is named first is made as a shell, in its schema.
               || ARRAY['schema ' || quote_ident(o.facts->'commutator'->>'schema'),
                        'schema ' || quote_ident(o.facts->'negator'->>'schema')],
           k.rank,
           CASE WHEN o.kind IN ('function', 'procedure') AND pggit._is_recursive(o.identity, o.facts->>'definition')
                THEN ARRAY[pggit._unfinished_function(o.facts->>'definition', true)] END
               || pggit._statements(o.kind, o.identity, o.facts)
               -- CREATE EXTENSION gives it a comment, which somebody has taken away since.
               || CASE WHEN o.kind = 'extension' AND NOT EXISTS (
                           SELECT FROM object AS c
                           WHERE c.kind = 'comment' AND c.facts->>'kind' = 'extension' AND c.facts->>'identity' = o.identity)
                       THEN ARRAY[format('COMMENT ON EXTENSION %s IS NULL', o.identity)] END
    FROM object AS o
    -- The rank orders what nothing else orders: roughly as pg_dump does.
    JOIN (VALUES ('schema', 10), ('extension', 20), ('function', 40), ('procedure', 40),
                 ('access method', 42), ('language', 42), ('transform', 43), ('collation', 25), ('aggregate', 45), ('conversion', 45),
                 ('operator', 46), ('operator family', 47), ('operator class', 48), ('cast', 49),
                 ('text search parser', 55), ('text search template', 55), ('text search dictionary', 56),
                 ('text search configuration', 57), ('foreign-data wrapper', 58), ('server', 58), ('user mapping', 59),
                 ('subscription', 116))
        AS k (kind, rank) ON k.kind = o.kind
    UNION ALL
    SELECT 'shell of ' || s.name, '{}', ARRAY[pggit._schema_address(s.identity)], 25, ARRAY['CREATE TYPE ' || s.identity]
    FROM shelled AS s
    UNION ALL
    -- A range brings its multirange along, and the constructors of both.
    SELECT o.name,
           CASE WHEN o.facts->>'type' = 'range' THEN ARRAY[
               'type ' || (o.facts->>'multirange_type_name'),
               format('function %1$s(%2$s,%2$s)', o.identity, o.facts->>'subtype'),
               format('function %1$s(%2$s,%2$s,text)', o.identity, o.facts->>'subtype'),
               format('function %s()', o.facts->>'multirange_type_name'),
               format('function %s(%s)', o.facts->>'multirange_type_name', o.identity),
               format('function %s(%s[])', o.facts->>'multirange_type_name', o.identity)] END,
           ARRAY[pggit._schema_address(o.identity), 'shell of ' || o.name] || pggit._text_array(o.facts->'requires'),
           30, pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind = 'type' AND o.facts->>'type' <> 'domain'
    UNION ALL
    -- A default can call a function that takes the domain.
    SELECT d.name, '{}',
           ARRAY[pggit._schema_address(d.identity)]
               || ARRAY(SELECT r.name FROM unnest(d.requires) AS r (name) WHERE r.name ~ '^(type|collation|extension) '),
           30, ARRAY[pggit._type_statement(d.identity, d.facts - 'default')]
    FROM domain AS d
    UNION ALL
    SELECT 'default of ' || d.name, '{}', d.name || d.requires, 31,
           ARRAY[format('ALTER DOMAIN %s SET DEFAULT %s', d.identity, d.facts->>'default')]
    FROM domain AS d WHERE d.facts ? 'default'
    UNION ALL
    -- Before tables, where it can: a domain that stands in a column's array or row gets no more constraints.
    SELECT o.name, '{}', ('type ' || (o.facts->>'domain')) || pggit._text_array(o.facts->'requires'), 32,
           pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind = 'domain constraint'
    UNION ALL
    SELECT o.name, '{}', ARRAY[pggit._schema_address(o.identity)], 50,
           -- Sequences and types share no names, but CREATE SEQUENCE asks all the same; RENAME does not.
           CASE WHEN EXISTS (SELECT FROM object AS t WHERE t.kind = 'type' AND t.identity = o.identity)
                THEN ARRAY[pggit._sequence_statement(i.identity, o.facts),
                           format('ALTER SEQUENCE %s RENAME TO %I', i.identity, (parse_ident(o.identity))[2])]
                ELSE ARRAY[pggit._sequence_statement(o.identity, o.facts)] END
    FROM object AS o
    CROSS JOIN LATERAL (SELECT pggit._interim_identity('sequence', o.identity, 0) AS identity) AS i
    WHERE o.kind = 'sequence'
    UNION ALL
    SELECT o.name, o.address || c.addresses || c.sequences,
           ARRAY[pggit._schema_address(o.identity)] || pggit._text_array(o.facts->'requires') || r.names, 60,
           pggit._table_statements(o.identity, o.facts - 'of_type', coalesce(c.clauses, '{}'), i.clauses)
    FROM object AS o
    LEFT JOIN table_columns AS c ON c.table_identity = o.identity
    LEFT JOIN column_requirement AS r ON r.table_identity = o.identity
    LEFT JOIN stand_in AS i ON i.table_identity = o.identity
    WHERE o.kind = 'table'
    UNION ALL
    SELECT 'typing of ' || o.name, '{}', ARRAY[o.name, 'type ' || (o.facts->>'of_type')], 62,
           ARRAY[format('ALTER TABLE %s OF %s', o.identity, o.facts->>'of_type')]
    FROM object AS o WHERE o.kind = 'table' AND o.facts ? 'of_type'
    UNION ALL
    -- What is not valid in a partition is its parent's once it is attached, and its own otherwise.
    SELECT 'attachment of ' || o.name, '{}',
           ARRAY[o.name, 'table ' || (o.facts->>'partition_of')]
               || ARRAY(SELECT 'settings of table column ' || c.identity FROM table_column AS c
                        WHERE c.table_identity IN (o.identity, o.facts->>'partition_of') AND c.facts->'not_null' ? 'not_valid')
               || ARRAY(SELECT h.part FROM hanging AS h WHERE h.table_identity = o.identity),
           61, ARRAY[pggit._attachment_statement(o.identity, o.facts)]
    FROM object AS o WHERE o.kind = 'table' AND o.facts ? 'partition_of'
    UNION ALL
    SELECT 'attachment of ' || o.name, '{}',
           ARRAY[o.name, 'index ' || (o.facts->>'attach_to'), 'attachment of table ' || (o.facts->>'table')], 91,
           ARRAY[pggit._attachment_statement(o.identity, o.facts)]
    FROM object AS o
    WHERE o.kind = 'index' AND o.facts ? 'attach_to'
       OR o.kind = 'table constraint' AND o.facts ? 'attach_to' AND NOT pggit._excludes(o.facts)
    UNION ALL
    SELECT 'settings of ' || o.name,
           CASE WHEN o.facts->'not_null' ? 'not_valid'
                THEN ARRAY[format('table constraint %I on %s', o.facts->'not_null'->>'name', o.facts->>'table')] END,
           -- What is not valid in a parent comes down to the children that do not have it yet: later ones would have it valid.
           ARRAY[o.name] || CASE WHEN o.facts->'not_null' ? 'not_valid' THEN ARRAY(
               SELECT x.name
               FROM ancestor AS a
               CROSS JOIN LATERAL (VALUES ('table ' || a.table_identity),
                                          (format('settings of table column %s.%I', a.table_identity, o.facts->>'name'))) AS x (name)
               WHERE a.name = o.facts->>'table') END,
           65, s.statements
    FROM object AS o
    CROSS JOIN LATERAL pggit._column_statements(
        CASE WHEN o.facts ? 'inherited' AND o.facts->'not_null' ? 'name' AND NOT o.facts->'not_null' ? 'not_valid'
             THEN o.facts - 'not_null' ELSE o.facts END) AS s (statements)
    WHERE o.kind = 'table column' AND cardinality(s.statements) > 0
    UNION ALL
    SELECT 'default of ' || o.name, '{}', ARRAY[o.name] || pggit._text_array(o.facts->'default_requires'), 70,
           ARRAY[pggit._default_statement(o.facts)]
    FROM object AS o WHERE o.kind = 'table column' AND o.facts ? 'default'
    UNION ALL
    SELECT 'owner of ' || o.name, '{}', ARRAY[o.name, 'table column ' || (o.facts->>'owned_by')], 75,
           ARRAY[format('ALTER SEQUENCE %s OWNED BY %s', o.identity, o.facts->>'owned_by')]
    FROM object AS o WHERE o.kind = 'sequence' AND o.facts ? 'owned_by'
    UNION ALL
    SELECT o.name,
           CASE WHEN o.facts->>'type' IN ('p', 'u', 'x')
                THEN ARRAY[format('index %I.%I', (parse_ident(o.facts->>'table'))[1], o.facts->>'name')] END,
           ARRAY['table ' || (o.facts->>'table'), 'table ' || (o.facts->>'references')]
               || pggit._text_array(o.facts->'requires') || k.names
               || CASE WHEN o.name NOT IN (SELECT s.name FROM standing AS s)
                       THEN ARRAY['attachment of table ' || (o.facts->>'table')] END || f.attachments
               || CASE WHEN x.is_copy THEN ARRAY['index ' || (o.facts->>'attach_to')] END
               || ARRAY(SELECT 'attachment of table ' || v.identity FROM jsonb_array_elements_text(o.facts->'valid_in') AS v (identity))
               -- A child's own check that the parent has too is there first, and merged. One that becomes a child
               -- by ALTER TABLE would need it, and none that is handed down has it before.
               || ARRAY(SELECT x.name
                        FROM unnest(f.identities) AS i (identity)
                        CROSS JOIN LATERAL (VALUES ('table ' || i.identity),
                                                   (format('table constraint %I on %s', o.facts->>'name', i.identity))) AS x (name)
                        WHERE o.facts->>'type' = 'c'),
           80, CASE WHEN x.is_copy THEN pggit._copied_constraint(p.facts, o.facts)
                    ELSE pggit._statements(o.kind, o.identity, o.facts - 'attach_to') END
    FROM object AS o
    CROSS JOIN LATERAL (SELECT o.facts ? 'attach_to' AND pggit._excludes(o.facts) AS is_copy) AS x
    LEFT JOIN key AS k ON k.table_identity = o.facts->>'references'
    LEFT JOIN family AS f ON f.ancestor = o.facts->>'table'
    LEFT JOIN object AS p ON x.is_copy AND p.kind = 'table constraint'
                         AND o.facts->>'attach_to' = format('%I.%I', (parse_ident(p.facts->>'table'))[1], p.facts->>'name')
    WHERE o.kind = 'table constraint'
    UNION ALL
    SELECT o.name, '{}',
           ARRAY['table ' || (o.facts->>'table')]
               || CASE WHEN o.name NOT IN (SELECT s.name FROM standing AS s)
                       THEN ARRAY['attachment of table ' || (o.facts->>'table')] END
               || pggit._text_array(o.facts->'requires') || f.attachments,
           90, pggit._statements(o.kind, o.identity, o.facts - 'attach_to')
    FROM object AS o LEFT JOIN family AS f ON f.ancestor = o.facts->>'table'
    WHERE o.kind = 'index'
    UNION ALL
    SELECT 'replica identity of ' || o.name, '{}', ARRAY[o.name] || k.names, 95,
           ARRAY[pggit._replica_identity_statement(o.identity, o.facts)]
    FROM object AS o LEFT JOIN key AS k ON k.table_identity = o.identity
    WHERE o.kind = 'table' AND o.facts->'replica_identity' ? 'index'
    UNION ALL
    SELECT o.name,
           ARRAY(SELECT format('view column %s.%I', o.identity, c.name)
                 FROM jsonb_array_elements_text(o.facts->'columns') AS c (name)),
           ARRAY[pggit._schema_address(o.identity)]
               || ARRAY(SELECT r.name FROM unnest(pggit._text_array(o.facts->'requires')) AS r (name)
                        WHERE NOT o.facts ? 'types' OR r.name ~ '^(type|extension|collation) ')
               || CASE WHEN NOT o.facts ? 'types' THEN pggit._text_array(o.facts->'default_requires') END,
           110, CASE WHEN o.facts ? 'types' THEN ARRAY[pggit._unfinished_view(o.identity, o.facts)]
                     ELSE pggit._view_statements(o.identity, o.facts) END
    FROM object AS o WHERE o.kind = 'view'
    UNION ALL
    SELECT 'body of ' || o.name, '{}',
           o.name || pggit._text_array(o.facts->'requires') || pggit._text_array(o.facts->'default_requires'),
           111, ARRAY[regexp_replace(v.statements[1], '^CREATE', 'CREATE OR REPLACE')] || v.statements[2:]
    FROM object AS o CROSS JOIN LATERAL pggit._view_statements(o.identity, o.facts) AS v (statements)
    WHERE o.kind = 'view' AND o.facts ? 'types'
    UNION ALL
    -- An index knows what it is on as a table; relations share their names.
    SELECT o.name,
           ARRAY['table ' || o.identity]
               || ARRAY(SELECT format('materialized view column %s.%I', o.identity, c.name)
                        FROM jsonb_array_elements_text(o.facts->'columns') AS c (name)),
           ARRAY[pggit._schema_address(o.identity)] || pggit._text_array(o.facts->'requires'),
           110, pggit._materialized_view_statements(o.identity, o.facts, false)
    FROM object AS o WHERE o.kind = 'materialized view'
    UNION ALL
    -- When all that its query may call is there, and before anybody else owns it.
    -- What cannot be computed here (no rows, no foreign server) is no reason to
    -- be without a schema: status() shows the view that stayed empty.
    SELECT 'data of ' || o.name, '{}', ARRAY[o.name], 1000,
           ARRAY['DO ' || quote_literal(format(
               'BEGIN REFRESH MATERIALIZED VIEW %s; EXCEPTION WHEN OTHERS THEN RAISE WARNING %L, SQLERRM; END',
               o.identity, replace(o.identity, '%', '%%') || ' is not populated: %'))]
    FROM object AS o WHERE o.kind = 'materialized view' AND NOT o.facts ? 'unpopulated'
    UNION ALL
    SELECT o.name,
           CASE WHEN o.kind = 'trigger'
                THEN ARRAY[format('table constraint %I on %s',
                                  coalesce(o.facts->>'constraint', o.facts->>'name'), o.facts->>'table')] END,
           ARRAY[s.schema, 'attachment of table ' || (o.facts->>'table')] || f.attachments
               || pggit._text_array(o.facts->'requires')
               || ARRAY['table ' || (o.facts->>'table'), 'view ' || (o.facts->>'table'),
                        regexp_replace(o.facts->>'references', '^foreign table', 'table'),
                        'trigger ' || (o.facts->>'copy_of')]
               -- A copy is there when the trigger that it copies is; all of them have its name.
               || CASE WHEN o.facts ? 'copy_of' THEN c.names END,
           k.rank, pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o
    JOIN (VALUES ('statistics object', 112), ('rule', 113), ('trigger', 114), ('policy', 115), ('publication', 116),
                 ('publication relation', 117), ('publication namespace', 117))
        AS k (kind, rank) ON k.kind = o.kind
    CROSS JOIN LATERAL (
        SELECT CASE WHEN o.kind = 'statistics object' THEN pggit._schema_address(o.identity) END AS schema
    ) AS s
    LEFT JOIN family AS f ON f.ancestor = o.facts->>'table'
    LEFT JOIN (
        SELECT t.facts->>'name' AS name, array_agg(t.name) AS names
        FROM object AS t WHERE t.kind = 'trigger' AND NOT t.facts ? 'copy_of'
        GROUP BY t.facts->>'name'
    ) AS c ON o.kind = 'trigger' AND c.name = o.facts->>'name'
    UNION ALL
    SELECT o.name, '{}',
           ARRAY(SELECT 'table constraint ' || (x.item->>'constraint')
                 FROM jsonb_array_elements(o.facts->'triggers') AS x (item)),
           118, pggit._constraint_trigger_statements(o.facts)
    FROM object AS o WHERE o.kind = 'constraint triggers'
    UNION ALL
    SELECT o.name, '{}',
           ARRAY[(o.facts->>'kind') || ' ' || (o.facts->>'identity'), 'extension ' || quote_ident(o.facts->>'extension')],
           119, pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind = 'extension dependency'
    UNION ALL
    -- Everything that is made after it would be granted by it; and by an event
    -- trigger it would be met.
    SELECT o.name, '{}', '{}', 3000, pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind = 'default acl'
    UNION ALL
    SELECT o.name, '{}', pggit._text_array(o.facts->'requires'), 4000,
           pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind = 'event trigger'
    UNION ALL
    -- A sequence that a column owns has its table's owner: it is linked to the
    -- table while both are still the session's, and follows it afterwards.
    SELECT o.name, '{}',
           ARRAY[(o.facts->>'kind') || ' ' || (o.facts->>'identity'),
                 'owner of ' || (o.facts->>'kind') || ' ' || (o.facts->>'identity')] || s.names,
           q.stage + CASE o.facts->>'kind' WHEN 'sequence' THEN 121 ELSE 120 END,
           ARRAY[pggit._owner_statement(o.facts)]
    FROM object AS o
    LEFT JOIN (
        SELECT c.facts->>'table' AS table_identity, array_agg('owner of ' || q.name) AS names
        FROM object AS q
        JOIN object AS c ON c.kind = 'table column' AND c.identity = q.facts->>'owned_by'
        WHERE q.kind = 'sequence'
        GROUP BY c.facts->>'table'
    ) AS s ON o.facts->>'kind' = 'table' AND s.table_identity = o.facts->>'identity'
    CROSS JOIN LATERAL (SELECT CASE o.facts->>'kind' WHEN 'event trigger' THEN 4000 ELSE 2000 END AS stage) AS q
    WHERE o.kind = 'owner'
    UNION ALL
    SELECT o.name, '{}',
           ARRAY[(o.facts->>'kind') || ' ' || (o.facts->>'identity'),
                 'owner ' || (o.facts->>'kind') || ' ' || (o.facts->>'identity'),
                 -- A column's grants count for its table's owner.
                 CASE WHEN o.facts->>'kind' LIKE '% column'
                      THEN format('owner %s %I.%I', replace(o.facts->>'kind', ' column', ''),
                                  (parse_ident(o.facts->>'identity'))[1], (parse_ident(o.facts->>'identity'))[2]) END,
                 -- REVOKE ALL ON TABLE takes the privileges on columns away too.
                 CASE WHEN o.facts->>'kind' LIKE '% column'
                      THEN format('grant %s %I.%I to %s', replace(o.facts->>'kind', ' column', ''),
                                  (parse_ident(o.facts->>'identity'))[1], (parse_ident(o.facts->>'identity'))[2],
                                  o.facts->>'grantee') END]
           -- Who grants in another's stead has to have the grant option first.
           || ARRAY(SELECT format('grant %s %s to %I', o.facts->>'kind', o.facts->>'identity', p.item->>'grantor')
                    FROM jsonb_array_elements(o.facts->'privileges') AS p (item)
                    WHERE p.item ? 'grantor'),
           2130, pggit._grant_statements(o.facts)
    FROM object AS o WHERE o.kind = 'grant'
    UNION ALL
    SELECT o.name, '{}',
           ARRAY[(o.facts->>'kind') || ' ' || (o.facts->>'identity')]
               -- A partition's copy of a trigger is there when the trigger is.
               || CASE WHEN o.facts->>'kind' = 'trigger'
                       THEN ARRAY(SELECT t.name FROM object AS t WHERE t.kind = 'trigger') END,
           CASE o.facts->>'kind' WHEN 'event trigger' THEN 4140 ELSE 2140 END,
           pggit._statements(o.kind, o.identity, o.facts)
    FROM object AS o WHERE o.kind IN ('comment', 'security label')
$function$;
