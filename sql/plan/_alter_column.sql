-- pggit._alter_column: what turns one column into another of the same name,
-- defaults apart; NULL where only a new column can. retype: its type has been
-- made anew under the same name, so that its values have to go over to it.
--
-- Hazards  A change of type writes the table anew, and loses values unless it is
--          certain that it does not: those are counted when it is made.
CREATE OR REPLACE FUNCTION pggit._alter_column(old_facts jsonb, new_facts jsonb, retype boolean DEFAULT false)
    RETURNS pggit.change
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    start constant text := format('ALTER TABLE %s ALTER COLUMN %I ', new_facts->>'table', new_facts->>'name');
    alter_only constant text := format('ALTER TABLE ONLY %s ALTER COLUMN %I ', new_facts->>'table', new_facts->>'name');
    old_type constant text := old_facts->>'type';
    new_type constant text := new_facts->>'type';
    done text[] := '{}';
    hazards text[] := '{}';
    losses jsonb[] := '{}';
    breaks boolean := false;
    -- A column's type is its sequence's too, whose bounds have to fit into that.
    is_identity_first constant boolean := old_facts ? 'identity' AND (
        NOT new_facts ? 'identity'
        OR NOT new_facts->'identity'->'sequence' ? 'type'
           AND (new_facts->'identity'->'sequence'->>'max')::numeric < (old_facts->'identity'->'sequence'->>'max')::numeric);
    using_text constant boolean := retype OR old_type <> new_type;
    is_lossless boolean;
    statements text[];
BEGIN
    IF (old_facts->'generated') IS DISTINCT FROM (new_facts->'generated') THEN
        IF old_facts ? 'generated' AND NOT new_facts ? 'generated' AND old_facts->'generated'->>'kind' = 'stored' THEN
            done := ARRAY[start || 'DROP EXPRESSION'];
        ELSIF old_facts ? 'generated' AND new_facts ? 'generated'
              AND (old_facts->'generated'->>'kind') = (new_facts->'generated'->>'kind')
              AND current_setting('server_version_num')::integer >= 170000 AND old_type = new_type AND NOT retype THEN
            -- Each child has one of its own, and need not have this one.
            done := ARRAY[format('%sSET EXPRESSION AS (%s)', alter_only, new_facts->'generated'->>'expression')];
            hazards := ARRAY['table_rewrite'];
            losses := ARRAY[NULL::jsonb];
            breaks := true;
        ELSE
            RETURN NULL;
        END IF;
    END IF;
    IF is_identity_first THEN
        done := done || pggit._alter_identity(start, old_facts, new_facts);
    END IF;
    hazards := array_fill(NULL::text, ARRAY[cardinality(done)]);
    IF old_facts ? 'generated' AND new_facts ? 'generated' AND breaks THEN
        hazards[1] := 'table_rewrite';
    END IF;
    losses := array_fill(NULL::jsonb, ARRAY[cardinality(done)]);

    IF using_text OR (old_facts->>'collation') IS DISTINCT FROM (new_facts->>'collation') THEN
        is_lossless := new_facts ? 'generated' OR NOT retype AND pggit._is_widening(old_type, new_type);
        done := done || concat(
            start, 'TYPE ', new_type, ' COLLATE ' || (new_facts->>'collation'),
            CASE WHEN using_text AND NOT new_facts ? 'generated'
                 THEN format(' USING %s', pggit._conversion(new_facts->>'name', old_type, new_type, retype)) END);
        hazards := hazards || CASE WHEN is_lossless THEN 'table_rewrite' ELSE 'data_loss' END;
        losses := losses || CASE WHEN NOT is_lossless THEN
            jsonb_build_object('table', new_facts->'table', 'column', new_facts->'name', 'type', new_type, 'retype', retype,
                               'otherwise', concat(start, 'TYPE ', new_type, ' COLLATE ' || (new_facts->>'collation'), ' USING ',
                                                   pggit._lossy_conversion(new_facts->>'name', new_type))) END;
        breaks := true;
    END IF;

    statements := CASE WHEN (old_facts->>'storage') IS DISTINCT FROM (new_facts->>'storage')
                            -- A new type brings its own, and takes the compression away.
                            OR new_facts ? 'storage' AND breaks
                       THEN ARRAY[alter_only || 'SET STORAGE ' || coalesce(upper((new_facts->>'storage') COLLATE "C"),
                                                                     pggit._type_storage(new_type))] ELSE '{}' END
        || CASE WHEN (old_facts->>'compression') IS DISTINCT FROM (new_facts->>'compression') OR new_facts ? 'compression' AND breaks
                THEN ARRAY[start || 'SET COMPRESSION ' || coalesce(new_facts->>'compression', 'default')] ELSE '{}' END
        || CASE WHEN (old_facts->>'statistics') IS DISTINCT FROM (new_facts->>'statistics')
                THEN ARRAY[alter_only || 'SET STATISTICS ' || coalesce(new_facts->>'statistics', '-1')] ELSE '{}' END
        || ARRAY(SELECT alter_only || o.action
                 FROM unnest(pggit._options_changes(old_facts->'options', new_facts->'options')) AS o (action))
        || pggit._alter_not_null(start, old_facts, new_facts)
        || CASE WHEN NOT is_identity_first THEN pggit._alter_identity(start, old_facts, new_facts) ELSE '{}' END;
    done := done || statements;
    hazards := hazards || ARRAY(
        SELECT CASE WHEN s.statement ~ ' (SET NOT NULL|VALIDATE CONSTRAINT .*|NOT NULL [^ ]*)$' THEN 'blocks_reads'
                    WHEN s.statement ~ ' ADD GENERATED ' THEN NULL END
        FROM unnest(statements) WITH ORDINALITY AS s (statement, n) ORDER BY s.n);
    losses := losses || array_fill(NULL::jsonb, ARRAY[cardinality(statements)]);
    RETURN ROW(done, hazards, losses, breaks)::pggit.change;
END
$function$;
