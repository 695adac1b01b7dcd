-- pggit._alteration: how one atom becomes another of the same name where it
-- stands, with the narrowest statements that PostgreSQL has; NULL where it has
-- to be dropped and made again.
CREATE OR REPLACE FUNCTION pggit._alteration(kind text, identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    unsaid constant text[] := ARRAY['requires', 'default_requires'];
    index text;
BEGIN
    CASE kind
        WHEN 'table' THEN RETURN pggit._alter_table(identity, old_facts, new_facts);
        WHEN 'table column' THEN RETURN pggit._alter_column(old_facts, new_facts);
        WHEN 'column order' THEN RETURN pggit._simple_change('{}');
        WHEN 'column default' THEN
            -- What it may call is made before, what it called is dropped after.
            RETURN pggit._simple_change(ARRAY[pggit._default_statement(new_facts)]);
        WHEN 'sequence' THEN RETURN pggit._alter_sequence(identity, old_facts, new_facts);
        WHEN 'typing' THEN
            RETURN pggit._simple_change(ARRAY[format('ALTER TABLE %s OF %s', identity, new_facts->>'of_type')]);
        WHEN 'sequence owner' THEN
            RETURN pggit._simple_change(ARRAY[format('ALTER SEQUENCE %s OWNED BY %s', identity, new_facts->>'owned_by')]);
        WHEN 'type' THEN RETURN pggit._alter_type(identity, old_facts, new_facts);
        WHEN 'domain default' THEN
            RETURN pggit._simple_change(ARRAY[format('ALTER DOMAIN %s SET DEFAULT %s', identity, new_facts->>'default')]);
        WHEN 'table constraint', 'index' THEN RETURN pggit._alter_index(kind, old_facts, new_facts);
        WHEN 'replica identity' THEN
            RETURN pggit._simple_change(ARRAY[format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', identity, new_facts->>'index')]);
        WHEN 'view' THEN
            IF old_facts - ARRAY['options', 'defaults', 'default_requires'] = new_facts - ARRAY['options', 'defaults', 'default_requires'] THEN
                RETURN pggit._simple_change(
                    ARRAY(SELECT format('ALTER VIEW %s %s', identity, o.action)
                          FROM unnest(pggit._options_changes(old_facts->'options', new_facts->'options')) AS o (action))
                    || pggit._view_defaults(identity, old_facts->'defaults', new_facts->'defaults'));
            END IF;
        WHEN 'function', 'procedure' THEN
            -- Up to LANGUAGE it is the signature: names and defaults of arguments and the result.
            IF split_part(old_facts->>'definition', E'\n LANGUAGE ', 1) = split_part(new_facts->>'definition', E'\n LANGUAGE ', 1)
               AND (old_facts->>'definition' ~ E'\n LANGUAGE [^\n]*\n WINDOW') = (new_facts->>'definition' ~ E'\n LANGUAGE [^\n]*\n WINDOW') THEN
                RETURN pggit._simple_change(ARRAY[rtrim(new_facts->>'definition', E'\n')]);
            END IF;
        WHEN 'trigger' THEN
            IF old_facts - ARRAY['enabled'] = new_facts - ARRAY['enabled'] THEN
                RETURN pggit._simple_change(ARRAY[format('ALTER TABLE %s %s %I', new_facts->>'table',
                    pggit._enabled_clause(coalesce(new_facts->>'enabled', 'origin'), 'TRIGGER'), new_facts->>'name')]);
            END IF;
        WHEN 'rule' THEN
            IF old_facts - ARRAY['enabled'] = new_facts - ARRAY['enabled'] THEN
                RETURN pggit._simple_change(ARRAY[format('ALTER TABLE %s %s %I', new_facts->>'table',
                    pggit._enabled_clause(coalesce(new_facts->>'enabled', 'origin'), 'RULE'), new_facts->>'name')]);
            END IF;
        WHEN 'event trigger' THEN
            IF old_facts - ARRAY['enabled'] = new_facts - ARRAY['enabled'] THEN
                RETURN pggit._simple_change(ARRAY[format('ALTER EVENT TRIGGER %I %s', new_facts->>'name',
                    pggit._enabled_clause(coalesce(new_facts->>'enabled', 'origin')))]);
            END IF;
        WHEN 'statistics object' THEN
            IF old_facts - 'target' = new_facts - 'target' THEN
                RETURN pggit._simple_change(ARRAY[format('ALTER STATISTICS %s SET STATISTICS %s', identity,
                                                  coalesce(new_facts->>'target', '-1'))]);
            END IF;
        WHEN 'policy' THEN
            IF old_facts - ARRAY['roles', 'using', 'check', 'requires'] = new_facts - ARRAY['roles', 'using', 'check', 'requires']
               AND (old_facts ? 'using') = (new_facts ? 'using') AND (old_facts ? 'check') = (new_facts ? 'check') THEN
                RETURN pggit._simple_change(ARRAY[concat(
                    format('ALTER POLICY %I ON %s', new_facts->>'name', new_facts->>'table'),
                    ' TO ', coalesce((SELECT string_agg(quote_ident(r.name), ', ' ORDER BY r.n)
                                      FROM jsonb_array_elements_text(new_facts->'roles') WITH ORDINALITY AS r (name, n)), 'PUBLIC'),
                    ' USING (' || (new_facts->>'using') || ')',
                    ' WITH CHECK (' || (new_facts->>'check') || ')')]);
            END IF;
        WHEN 'extension' THEN
            RETURN pggit._simple_change(array_remove(ARRAY[
                CASE WHEN old_facts->'schema' <> new_facts->'schema'
                     THEN format('ALTER EXTENSION %I SET SCHEMA %I', new_facts->>'name', new_facts->>'schema') END,
                CASE WHEN old_facts->'version' <> new_facts->'version'
                     THEN format('ALTER EXTENSION %I UPDATE TO %L', new_facts->>'name', new_facts->>'version') END], NULL));
        WHEN 'publication' THEN
            IF (old_facts ? 'all_tables') = (new_facts ? 'all_tables') THEN
                RETURN pggit._simple_change(ARRAY[concat(
                    format('ALTER PUBLICATION %I SET (publish = %L', new_facts->>'name', new_facts->>'publish'),
                    ', publish_via_partition_root = ' || CASE WHEN new_facts ? 'via_root' THEN 'true' ELSE 'false' END,
                    CASE WHEN (old_facts->>'generated_columns') IS DISTINCT FROM (new_facts->>'generated_columns')
                         THEN ', publish_generated_columns = ' || coalesce(new_facts->>'generated_columns', 'none') END, ')')]);
            END IF;
        WHEN 'subscription' THEN RETURN pggit._alter_subscription(old_facts, new_facts);
        WHEN 'server', 'foreign-data wrapper', 'user mapping' THEN
            RETURN pggit._alter_foreign(kind, identity, old_facts, new_facts);
        WHEN 'owner' THEN
            RETURN pggit._simple_change(ARRAY[pggit._owner_statement(new_facts)], NULL, true);
        WHEN 'grant' THEN RETURN pggit._alter_grant(old_facts, new_facts);
        WHEN 'comment', 'security label' THEN
            RETURN pggit._simple_change(pggit._statements(kind, identity, new_facts));
        WHEN 'materialized view' THEN
            IF old_facts - ARRAY['options', 'toast_options', 'access_method', 'tablespace'] = new_facts - ARRAY['options', 'toast_options', 'access_method', 'tablespace'] THEN
                RETURN pggit._simple_change(ARRAY(
                    SELECT format('ALTER MATERIALIZED VIEW %s %s', identity, o.action)
                    FROM unnest(pggit._options_changes(old_facts->'options', new_facts->'options')
                                || pggit._options_changes(old_facts->'toast_options', new_facts->'toast_options', 'toast.')
                                || CASE WHEN (old_facts->>'access_method') IS DISTINCT FROM (new_facts->>'access_method')
                                        THEN 'SET ACCESS METHOD ' || coalesce(quote_ident(new_facts->>'access_method'), 'heap') END
                                || CASE WHEN (old_facts->>'tablespace') IS DISTINCT FROM (new_facts->>'tablespace')
                                        THEN 'SET TABLESPACE ' || coalesce(quote_ident(new_facts->>'tablespace'), 'pg_default') END)
                         AS o (action) WHERE o.action IS NOT NULL));
            END IF;
        ELSE
            NULL;
    END CASE;
    RETURN NULL;
END
$function$;
