-- pggit._statements: the SQL that makes an object, statement by statement, from
-- the canonical facts of a blob. Facts alone: whatever database they are read
-- in, the text is the same.
--
-- What a table's column, constraint or index is here stands for itself (ALTER
-- TABLE ... ADD ...); plan/_creation.sql puts a table together with its columns.
CREATE OR REPLACE FUNCTION pggit._statements(kind text, identity text, facts jsonb)
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RETURN array_remove(CASE kind
        WHEN 'schema' THEN
            ARRAY[CASE WHEN facts ? 'absent' THEN 'DROP SCHEMA ' ELSE 'CREATE SCHEMA ' END || identity]
        WHEN 'extension' THEN
            ARRAY[pggit._extension_statement(facts)]
        WHEN 'table' THEN
            pggit._table_statements(identity, facts, '{}') || pggit._replica_identity_statement(identity, facts)
                || pggit._attachment_statement(identity, facts)
        WHEN 'foreign table' THEN pggit._statements('table', identity, facts)
        WHEN 'table column' THEN
            ARRAY[format('ALTER TABLE %s ADD COLUMN ', facts->>'table') || pggit._column_clause(facts)
                  || coalesce(' DEFAULT ' || (facts->>'default'), '')
                  || CASE WHEN facts ? 'inherited' THEN ' /* from its parent */' ELSE '' END]
                || pggit._column_statements(facts)
        WHEN 'foreign table column' THEN pggit._statements('table column', identity, facts)
        WHEN 'column order' THEN
            ARRAY[format('%s (%s)', identity, (
                SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n)
                FROM jsonb_array_elements_text(facts->'columns') WITH ORDINALITY AS c (name, n)))]
        WHEN 'table constraint' THEN
            ARRAY[pggit._constraint_statement(facts)] || pggit._validations(facts->'valid_in', facts->>'name')
                || pggit._index_statements(facts->>'table', facts->>'name', (facts->'index') - 'options')
                || pggit._attachment_statement(identity, facts)
        WHEN 'index' THEN
            ARRAY[facts->>'definition'] || pggit._index_statements(facts->>'table', facts->>'name', facts)
                || pggit._attachment_statement(identity, facts)
        WHEN 'sequence' THEN
            ARRAY[pggit._sequence_statement(identity, facts),
                  format('ALTER SEQUENCE %s OWNED BY ', identity) || (facts->>'owned_by')]
        WHEN 'view' THEN pggit._view_statements(identity, facts)
        WHEN 'materialized view' THEN pggit._materialized_view_statements(identity, facts, true)
        WHEN 'statistics object' THEN
            array_remove(ARRAY[facts->>'definition',
                               format('ALTER STATISTICS %s SET STATISTICS ', identity) || (facts->>'target')], NULL)
        WHEN 'rule' THEN pggit._rule_statements(facts)
        WHEN 'trigger' THEN pggit._trigger_statements(facts)
        WHEN 'constraint triggers' THEN pggit._constraint_trigger_statements(facts)
        WHEN 'policy' THEN ARRAY[pggit._policy_statement(facts)]
        WHEN 'event trigger' THEN pggit._event_trigger_statements(facts)
        WHEN 'publication' THEN ARRAY[pggit._publication_statement(kind, facts)]
        WHEN 'publication relation' THEN ARRAY[pggit._publication_statement(kind, facts)]
        WHEN 'publication namespace' THEN ARRAY[pggit._publication_statement(kind, facts)]
        WHEN 'default acl' THEN pggit._default_acl_statements(facts)
        WHEN 'extension dependency' THEN
            ARRAY[format('ALTER %s DEPENDS ON EXTENSION %I', pggit._address(facts->>'kind', facts->>'identity'),
                         facts->>'extension')]
        WHEN 'security label' THEN
            ARRAY[format('SECURITY LABEL FOR %I ON %s IS %L', facts->>'provider',
                         pggit._address(facts->>'kind', facts->>'identity'), facts->>'label')]
        WHEN 'function' THEN ARRAY[rtrim(facts->>'definition', E'\n')]
        WHEN 'procedure' THEN ARRAY[rtrim(facts->>'definition', E'\n')]
        WHEN 'aggregate' THEN ARRAY[pggit._aggregate_statement(facts)]
        WHEN 'type' THEN ARRAY[pggit._type_statement(identity, facts)]
        WHEN 'domain constraint' THEN
            ARRAY[format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', facts->>'domain', facts->>'name', facts->>'definition')]
        WHEN 'collation' THEN ARRAY[pggit._collation_statement(identity, facts)]
        WHEN 'operator' THEN ARRAY[pggit._operator_statement(facts)]
        WHEN 'operator class' THEN ARRAY[pggit._operator_class_statement(facts)]
        WHEN 'operator family' THEN pggit._operator_family_statements(facts)
        WHEN 'cast' THEN
            ARRAY[concat_ws(' ', 'CREATE CAST', identity, facts->>'method', facts->>'function', 'AS ' || (facts->>'context'))]
        WHEN 'text search parser' THEN pggit._text_search_statements(kind, identity, facts)
        WHEN 'text search template' THEN pggit._text_search_statements(kind, identity, facts)
        WHEN 'text search dictionary' THEN pggit._text_search_statements(kind, identity, facts)
        WHEN 'text search configuration' THEN pggit._text_search_statements(kind, identity, facts)
        WHEN 'foreign-data wrapper' THEN
            ARRAY[concat('CREATE FOREIGN DATA WRAPPER ', identity, ' HANDLER ' || (facts->>'handler'),
                         ' VALIDATOR ' || (facts->>'validator'), pggit._foreign_options(facts->'options'))]
        WHEN 'server' THEN
            ARRAY[concat('CREATE SERVER ', identity, ' TYPE ' || quote_literal(facts->>'type'),
                         ' VERSION ' || quote_literal(facts->>'version'),
                         format(' FOREIGN DATA WRAPPER %I', facts->>'wrapper'), pggit._foreign_options(facts->'options'))]
        WHEN 'user mapping' THEN
            ARRAY[format('CREATE USER MAPPING FOR %s SERVER %I', facts->>'role', facts->>'server')]
        WHEN 'subscription' THEN ARRAY[pggit._subscription_statement(facts)]
        WHEN 'conversion' THEN
            ARRAY[format('CREATE %sCONVERSION %s FOR %L TO %L FROM %s', CASE WHEN facts ? 'default' THEN 'DEFAULT ' END,
                         identity, facts->>'from', facts->>'to', facts->>'function')]
        WHEN 'language' THEN
            ARRAY[concat('CREATE ', CASE WHEN facts ? 'trusted' THEN 'TRUSTED ' END, 'LANGUAGE ', identity,
                         ' HANDLER ' || (facts->>'handler'), ' INLINE ' || (facts->>'inline'),
                         ' VALIDATOR ' || (facts->>'validator'))]
        WHEN 'transform' THEN
            ARRAY[format('CREATE TRANSFORM FOR %s LANGUAGE %I (%s)', facts->>'type', facts->>'language',
                         concat_ws(', ', 'FROM SQL WITH FUNCTION ' || (facts->>'from_sql'),
                                   'TO SQL WITH FUNCTION ' || (facts->>'to_sql')))]
        WHEN 'access method' THEN
            ARRAY[format('CREATE ACCESS METHOD %s TYPE %s HANDLER %s', identity, facts->>'type', facts->>'handler')]
        WHEN 'owner' THEN ARRAY[pggit._owner_statement(facts)]
        WHEN 'comment' THEN ARRAY[pggit._comment_statement(facts)]
        WHEN 'grant' THEN pggit._grant_statements(facts)
    END, NULL);
END
$function$;
