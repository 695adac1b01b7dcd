-- pggit._alter_identity: what turns one column's identity into another's: none,
-- or a sequence of its own with its options.
CREATE OR REPLACE FUNCTION pggit._alter_identity(start text, old_facts jsonb, new_facts jsonb)
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_sequence constant jsonb := old_facts->'identity'->'sequence';
    new_sequence constant jsonb := new_facts->'identity'->'sequence';
    old_name constant text[] := parse_ident(old_sequence->>'name');
    new_name constant text[] := parse_ident(new_sequence->>'name');
    old_type constant text := coalesce(old_sequence->>'type', old_facts->>'type');
    new_type constant text := coalesce(new_sequence->>'type', new_facts->>'type');
    statements text[] := '{}';
    options constant text[] := ARRAY['start', 'increment', 'min', 'max', 'cache', 'cycle'];
    sequence text := new_sequence->>'name';
BEGIN
    IF old_sequence IS NULL AND new_sequence IS NULL THEN
        RETURN '{}';
    ELSIF new_sequence IS NULL THEN
        RETURN ARRAY[start || 'DROP IDENTITY'];
    ELSIF old_sequence IS NULL THEN
        RETURN ARRAY[format('%sADD GENERATED %s AS IDENTITY (%s)', start,
                            upper((new_facts->'identity'->>'generation') COLLATE "C"),
                            CASE WHEN new_sequence ? 'type' THEN 'SEQUENCE NAME ' || sequence
                                 ELSE pggit._sequence_clauses(new_sequence) END)]
            || CASE WHEN new_sequence ? 'type' THEN
                   format('ALTER SEQUENCE %s AS %s %s RESTART', sequence, new_sequence->>'type',
                          pggit._sequence_clauses(new_sequence - 'name')) END
            || (format('ALTER SEQUENCE %s SET ', sequence) || upper((new_sequence->>'persistence') COLLATE "C"));
    END IF;
    IF old_name <> new_name THEN
        statements := statements || format('ALTER SEQUENCE %I.%I RENAME TO %I', new_name[1], old_name[2], new_name[2]);
    END IF;
    IF (old_facts->'identity'->>'generation') <> (new_facts->'identity'->>'generation') THEN
        statements := statements || format('%sSET GENERATED %s', start,
                                           upper((new_facts->'identity'->>'generation') COLLATE "C"));
    END IF;
    -- A type that is not said is the column's, and follows it.
    IF EXISTS (SELECT FROM unnest(options) AS o (name) WHERE (old_sequence->o.name) IS DISTINCT FROM (new_sequence->o.name))
       OR old_type <> new_type THEN
        statements := statements || pggit._refit_sequence(sequence, CASE WHEN old_type <> new_type THEN new_type END,
                                                          (old_sequence->>'min')::bigint, (old_sequence->>'max')::bigint, new_sequence);
    END IF;
    IF (old_sequence->>'persistence') IS DISTINCT FROM (new_sequence->>'persistence') THEN
        statements := statements || format('ALTER SEQUENCE %s SET %s', sequence, upper(coalesce(
            new_sequence->>'persistence',
            CASE old_sequence->>'persistence' WHEN 'unlogged' THEN 'logged' ELSE 'unlogged' END) COLLATE "C"));
    END IF;
    RETURN statements;
END
$function$;
