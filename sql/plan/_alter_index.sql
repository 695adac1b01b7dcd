-- pggit._alter_index: what turns one index or table constraint into another of
-- the same name without making it anew: validation, deferrability of a foreign
-- key, clustering, tablespace, statistics, storage parameters.
CREATE OR REPLACE FUNCTION pggit._alter_index(kind text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    alter_table constant text := format('ALTER TABLE %s ', new_facts->>'table');
    alter_index constant text := format('ALTER INDEX %I.%I ', (parse_ident(new_facts->>'table'))[1], new_facts->>'name');
    old_index jsonb := CASE kind WHEN 'index' THEN old_facts ELSE coalesce(old_facts->'index', '{}') END;
    new_index jsonb := CASE kind WHEN 'index' THEN new_facts ELSE coalesce(new_facts->'index', '{}') END;
    deferrability constant text := '( DEFERRABLE)?( INITIALLY DEFERRED)?$';
    old_definition text := old_facts->>'definition';
    new_definition text := new_facts->>'definition';
    varying constant text[] := ARRAY['definition', 'index', 'clustered', 'tablespace', 'statistics', 'options', 'valid_in']
        -- Who leaves the parent keeps what it had from it.
        || CASE WHEN NOT new_facts ? 'attach_to' THEN ARRAY['attach_to'] END;
    old_options jsonb;
    new_options jsonb;
    statements text[] := '{}';
    hazard text;
BEGIN
    IF old_facts - varying <> new_facts - varying THEN
        RETURN NULL;
    END IF;
    IF old_definition <> new_definition THEN
        IF kind = 'index' THEN
            SELECT o.bare, o.options INTO old_definition, old_options FROM pggit._index_options(old_definition) AS o;
            SELECT o.bare, o.options INTO new_definition, new_options FROM pggit._index_options(new_definition) AS o;
            -- That of a partitioned table has them for partitions to come, and cannot be given others.
            IF old_definition <> new_definition OR new_definition ~ '^[^(]* ON ONLY ' THEN
                RETURN NULL;
            END IF;
            old_index := old_index || jsonb_build_object('options', coalesce(old_options, '[]'));
            new_index := new_index || jsonb_build_object('options', coalesce(new_options, '[]'));
        END IF;
        IF old_definition ~ ' NOT VALID$' AND new_definition !~ ' NOT VALID$' THEN
            statements := ARRAY[format('%sVALIDATE CONSTRAINT %I', alter_table, new_facts->>'name')];
            old_definition := regexp_replace(old_definition, ' NOT VALID$', '');
            hazard := 'blocks_writes';
        END IF;
        IF new_facts->>'type' = 'f' AND old_definition <> new_definition
           AND regexp_replace(old_definition, deferrability, '') = regexp_replace(new_definition, deferrability, '') THEN
            statements := ARRAY[concat(alter_table, format('ALTER CONSTRAINT %I', new_facts->>'name'),
                                       CASE WHEN new_definition ~ ' DEFERRABLE' THEN ' DEFERRABLE' ELSE ' NOT DEFERRABLE' END,
                                       CASE WHEN new_definition ~ ' INITIALLY DEFERRED' THEN ' INITIALLY DEFERRED'
                                            ELSE ' INITIALLY IMMEDIATE' END)] || statements;
            old_definition := new_definition;
        END IF;
        IF old_definition <> new_definition THEN
            RETURN NULL;
        END IF;
    END IF;
    -- Nothing makes one invalid that is valid.
    IF new_definition ~ ' NOT VALID$' AND NOT coalesce(new_facts->'valid_in', '[]') @> coalesce(old_facts->'valid_in', '[]') THEN
        RETURN NULL;
    END IF;
    statements := statements
        || pggit._validations((SELECT jsonb_agg(n.identity) FROM jsonb_array_elements(new_facts->'valid_in') AS n (identity)
                               WHERE NOT coalesce(old_facts->'valid_in' @> n.identity, false)), new_facts->>'name')
        || ARRAY(SELECT alter_index || o.action
                 FROM unnest(pggit._options_changes(old_index->'options', new_index->'options')) AS o (action))
        || CASE WHEN (old_index->>'tablespace') IS DISTINCT FROM (new_index->>'tablespace')
                THEN ARRAY[alter_index || 'SET TABLESPACE ' || coalesce(quote_ident(new_index->>'tablespace'), 'pg_default')]
                ELSE '{}' END
        || ARRAY(SELECT alter_index || format('ALTER COLUMN %s SET STATISTICS %s', coalesce(n.key, o.key), coalesce(n.value, '-1'))
                 FROM jsonb_each_text(coalesce(old_index->'statistics', '{}')) AS o
                 FULL JOIN jsonb_each_text(coalesce(new_index->'statistics', '{}')) AS n ON n.key = o.key
                 WHERE o.value IS DISTINCT FROM n.value
                 ORDER BY coalesce(n.key, o.key)::integer)
        || CASE WHEN (old_index ? 'clustered') <> (new_index ? 'clustered')
                THEN ARRAY[alter_table || CASE WHEN new_index ? 'clustered' THEN format('CLUSTER ON %I', new_facts->>'name')
                                               ELSE 'SET WITHOUT CLUSTER' END] ELSE '{}' END;
    RETURN pggit._simple_change(statements, hazard);
END
$function$;
