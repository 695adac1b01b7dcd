-- pggit._alter_not_null: what turns one column's NOT NULL into another's. From
-- version 18 on it is a constraint with a name.
CREATE OR REPLACE FUNCTION pggit._alter_not_null(start text, old_facts jsonb, new_facts jsonb)
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_rule jsonb := old_facts->'not_null';
    new_rule constant jsonb := new_facts->'not_null';
    alter_table constant text := format('ALTER TABLE %s ', new_facts->>'table');
    statements text[] := '{}';
BEGIN
    IF old_rule IS NOT DISTINCT FROM new_rule THEN
        RETURN '{}';
    ELSIF NOT coalesce(new_rule, old_rule) ? 'name' THEN
        RETURN ARRAY[start || CASE WHEN new_rule IS NULL THEN 'DROP NOT NULL' ELSE 'SET NOT NULL' END];
    END IF;
    -- A constraint becomes valid, but never again not valid.
    IF old_rule IS NOT NULL AND (new_rule IS NULL OR new_rule ? 'not_valid' AND NOT old_rule ? 'not_valid'
                                 OR NOT old_rule ? 'name') THEN
        statements := ARRAY[start || 'DROP NOT NULL'];
        old_rule := NULL;
    END IF;
    IF new_rule IS NULL THEN
        RETURN statements;
    ELSIF old_rule IS NULL THEN
        RETURN statements || concat(alter_table, 'ADD ', pggit._not_null_clause(new_facts));
    END IF;
    IF (old_rule->>'name') <> (new_rule->>'name') THEN
        statements := statements || format('%sRENAME CONSTRAINT %I TO %I', alter_table, old_rule->>'name', new_rule->>'name');
    END IF;
    IF old_rule ? 'not_valid' AND NOT new_rule ? 'not_valid' THEN
        statements := statements || format('%sVALIDATE CONSTRAINT %I', alter_table, new_rule->>'name');
    END IF;
    IF (old_rule ? 'no_inherit') <> (new_rule ? 'no_inherit') THEN
        statements := statements || format('%sALTER CONSTRAINT %I %s', alter_table, new_rule->>'name',
                                           CASE WHEN new_rule ? 'no_inherit' THEN 'NO INHERIT' ELSE 'INHERIT' END);
    END IF;
    RETURN statements;
END
$function$;
