-- pggit._atoms: objects taken apart into what a plan can drop, make or alter by
-- itself. Every atom has the name of the part by which _creation() makes it.
CREATE OR REPLACE FUNCTION pggit._atoms(entries pggit.entry[])
    RETURNS SETOF pggit.atom
    LANGUAGE sql IMMUTABLE ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH object AS MATERIALIZED (
        -- A foreign table is a table here, and goes by both names.
        SELECT k.kind, e.identity, k.kind || ' ' || e.identity AS name, e.content::jsonb AS facts,
               e.content::jsonb->>'table' AS bearer, CASE WHEN e.kind <> k.kind THEN e.kind || ' ' || e.identity END AS address
        FROM unnest(entries) AS e
        CROSS JOIN LATERAL (SELECT regexp_replace(e.kind, '^foreign table', 'table') AS kind) AS k
    ), foreign_column AS (
        -- It holds no rows: with any other column it is another table.
        SELECT c.bearer, jsonb_object_agg(c.identity, c.facts) AS columns
        FROM object AS c WHERE c.kind = 'table column' AND c.address IS NOT NULL
        GROUP BY c.bearer
    )
    SELECT o.name, o.kind, o.identity,
           CASE o.kind
               WHEN 'table column' THEN
                   CASE WHEN o.facts ? 'generated' THEN o.facts ELSE o.facts - ARRAY['default', 'default_requires'] END
               WHEN 'sequence' THEN o.facts - 'owned_by'
               WHEN 'table' THEN
                   CASE WHEN o.facts->'replica_identity' ? 'index' THEN o.facts - 'replica_identity' ELSE o.facts END
                       - ARRAY['partition_of', 'bound', 'inherits', 'of_type']
                       || CASE WHEN o.facts ? 'server' THEN jsonb_build_object(
                              'columns', f.columns, 'order', (SELECT x.facts FROM object AS x WHERE x.kind = 'column order' AND x.identity = o.identity))
                          ELSE '{}' END
               WHEN 'type' THEN CASE o.facts->>'type' WHEN 'domain' THEN o.facts - 'default' ELSE o.facts END
               WHEN 'materialized view' THEN o.facts - 'unpopulated'
               WHEN 'index' THEN o.facts - 'attach_to'
               WHEN 'table constraint' THEN CASE WHEN pggit._excludes(o.facts) THEN o.facts ELSE o.facts - 'attach_to' END
               ELSE o.facts
           END,
           array_remove(ARRAY[o.name, o.address], NULL) || CASE
               WHEN o.kind = 'table column' THEN
                   ARRAY['settings of ' || o.name, 'sequence ' || (o.facts->'identity'->'sequence'->>'name')]
               WHEN o.kind IN ('view', 'materialized view') THEN
                   CASE o.kind WHEN 'materialized view' THEN ARRAY['table ' || o.identity] END
                   || ARRAY(SELECT format('%s column %s.%I', o.kind, o.identity, c.name)
                            FROM jsonb_array_elements_text(o.facts->'columns') AS c (name))
               WHEN o.kind = 'table constraint' AND o.facts->>'type' IN ('p', 'u', 'x')
                   THEN ARRAY[format('index %I.%I', (parse_ident(o.bearer))[1], o.facts->>'name')]
               WHEN o.kind = 'type' AND o.facts->>'type' = 'range' THEN ARRAY[
                   'type ' || (o.facts->>'multirange_type_name'), 'shell of ' || o.name]
               WHEN o.kind = 'type' THEN ARRAY['shell of ' || o.name]
           END,
           CASE
               WHEN o.kind IN ('comment', 'owner', 'grant', 'security label', 'extension dependency')
                   THEN ARRAY[(o.facts->>'kind') || ' ' || (o.facts->>'identity')]
               WHEN o.kind = 'column order' THEN pggit._relation_addresses(o.identity)
               WHEN o.kind = 'domain constraint' THEN ARRAY['type ' || (o.facts->>'domain')]
               WHEN o.kind = 'default acl' THEN ARRAY['schema ' || quote_ident(o.facts->>'in_schema')]
               WHEN o.kind = 'publication relation'
                   THEN ARRAY['publication ' || quote_ident(o.facts->>'publication'), 'table ' || o.bearer]
               WHEN o.kind = 'publication namespace'
                   THEN ARRAY['publication ' || quote_ident(o.facts->>'publication'),
                              'schema ' || quote_ident(o.facts->>'published_schema')]
               ELSE pggit._relation_addresses(o.bearer)
                    || ('trigger ' || (o.facts->>'copy_of'))
                    || CASE o.kind WHEN 'index' THEN 'index ' || (o.facts->>'attach_to')
                                   WHEN 'table constraint' THEN 'index ' || (o.facts->>'attach_to') END
           END,
           array_remove(pggit._text_array(o.facts->'requires'), 'type ' || (o.facts->>'of_type'))
               || CASE WHEN o.kind <> 'table column' OR o.facts ? 'generated'
                       THEN pggit._text_array(o.facts->'default_requires') END
               || CASE
                      WHEN o.facts ? 'schema' THEN 'schema ' || quote_ident(o.facts->>'schema')
                      WHEN o.kind IN ('table', 'view', 'materialized view', 'foreign table', 'sequence', 'function',
                                      'procedure', 'statistics object') THEN pggit._schema_address(o.identity)
                  END
               -- That of a constraint trigger says of which kind it is.
               || CASE WHEN o.kind = 'trigger' THEN regexp_replace(o.facts->>'references', '^foreign table', 'table')
                       ELSE 'table ' || (o.facts->>'references') END
               || pggit._schema_address(o.facts->>'multirange_type_name')
               || CASE o.kind WHEN 'user mapping' THEN 'server ' || quote_ident(o.facts->>'server')
                              WHEN 'server' THEN 'foreign-data wrapper ' || quote_ident(o.facts->>'wrapper') END
               -- Who passed on what was granted loses it together with those who have it from there.
               || CASE o.kind WHEN 'grant' THEN ARRAY(
                      SELECT format('grant %s %s to %I', o.facts->>'kind', o.facts->>'identity', p.item->>'grantor')
                      FROM jsonb_array_elements(o.facts->'privileges') AS p (item) WHERE p.item ? 'grantor')
                      -- REVOKE ALL ON TABLE takes the privileges on columns away too.
                      || CASE WHEN o.facts->>'kind' LIKE '% column'
                              THEN format('grant %s %I.%I to %s', replace(o.facts->>'kind', ' column', ''),
                                          (parse_ident(o.facts->>'identity'))[1], (parse_ident(o.facts->>'identity'))[2], o.facts->>'grantee') END
                      -- Grants go over to a new owner.
                      || ('owner ' || (o.facts->>'kind') || ' ' || (o.facts->>'identity')) END
               || CASE o.kind WHEN 'constraint triggers' THEN ARRAY(
                      SELECT 'table constraint ' || (x.item->>'constraint')
                      FROM jsonb_array_elements(o.facts->'triggers') AS x (item)) END
    FROM object AS o
    LEFT JOIN foreign_column AS f ON o.kind = 'table' AND f.bearer = o.identity
    UNION ALL
    SELECT 'default of ' || o.name, 'column default', o.identity,
           jsonb_strip_nulls(jsonb_build_object('table', o.bearer, 'name', o.facts->'name', 'default', o.facts->'default',
                                                'default_requires', o.facts->'default_requires')),
           ARRAY['default of ' || o.name], o.name || pggit._relation_addresses(o.bearer),
           pggit._text_array(o.facts->'default_requires')
    FROM object AS o WHERE o.kind = 'table column' AND o.facts ? 'default'
    UNION ALL
    SELECT 'owner of ' || o.name, 'sequence owner', o.identity, jsonb_build_object('owned_by', o.facts->'owned_by'),
           ARRAY['owner of ' || o.name], ARRAY[o.name], ARRAY['table column ' || (o.facts->>'owned_by')]
    FROM object AS o WHERE o.kind = 'sequence' AND o.facts ? 'owned_by'
    UNION ALL
    SELECT 'attachment of ' || o.name, 'partition attachment', o.identity,
           jsonb_build_object('partition_of', o.facts->'partition_of', 'bound', o.facts->'bound'),
           ARRAY['attachment of ' || o.name], ARRAY[o.name], ARRAY['table ' || (o.facts->>'partition_of')]
    FROM object AS o WHERE o.facts ? 'partition_of'
    UNION ALL
    SELECT 'inheritance of ' || o.name, 'inheritance', o.identity, jsonb_build_object('inherits', o.facts->'inherits'),
           ARRAY['inheritance of ' || o.name], ARRAY[o.name],
           ARRAY(SELECT 'table ' || p.parent FROM jsonb_array_elements_text(o.facts->'inherits') AS p (parent))
    FROM object AS o WHERE o.facts ? 'inherits'
    UNION ALL
    SELECT 'typing of ' || o.name, 'typing', o.identity, jsonb_build_object('table', o.identity, 'of_type', o.facts->'of_type'),
           ARRAY['typing of ' || o.name], ARRAY[o.name], ARRAY['type ' || (o.facts->>'of_type')]
    FROM object AS o WHERE o.facts ? 'of_type'
    UNION ALL
    SELECT 'attachment of ' || o.name, 'index attachment', o.identity, jsonb_build_object('attach_to', o.facts->'attach_to'),
           ARRAY['attachment of ' || o.name], ARRAY[o.name, 'index ' || (o.facts->>'attach_to')],
           ARRAY['attachment of table ' || o.bearer]
    FROM object AS o
    WHERE o.kind = 'index' AND o.facts ? 'attach_to'
       OR o.kind = 'table constraint' AND o.facts ? 'attach_to' AND NOT pggit._excludes(o.facts)
    UNION ALL
    SELECT 'replica identity of ' || o.name, 'replica identity', o.identity, o.facts->'replica_identity',
           ARRAY['replica identity of ' || o.name], ARRAY[o.name],
           ARRAY[format('index %I.%I', (parse_ident(o.identity))[1], o.facts->'replica_identity'->>'index')]
    FROM object AS o WHERE o.kind = 'table' AND o.facts->'replica_identity' ? 'index'
    UNION ALL
    SELECT 'default of ' || o.name, 'domain default', o.identity,
           jsonb_build_object('default', o.facts->'default'), ARRAY['default of ' || o.name], ARRAY[o.name],
           pggit._text_array(o.facts->'requires')
    FROM object AS o WHERE o.kind = 'type' AND o.facts->>'type' = 'domain' AND o.facts ? 'default'
    UNION ALL
    SELECT 'data of ' || o.name, 'view data', o.identity, jsonb_build_object('populated', true),
           ARRAY['data of ' || o.name], ARRAY[o.name], '{}'
    FROM object AS o WHERE o.kind = 'materialized view' AND NOT o.facts ? 'unpopulated'
$function$;
