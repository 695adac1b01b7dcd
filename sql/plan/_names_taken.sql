-- pggit._names_taken: the names that an object of this identity takes: one among relations (tables, views,
-- indexes, sequences, composite types, and the index of a key), and one among types. A table is both.
-- Source: PostgreSQL manual, "CREATE TABLE" and "CREATE TYPE", Notes; pg_class, pg_type.
--
-- Result   also, as a sequence of its own, that of an identity column
CREATE OR REPLACE FUNCTION pggit._names_taken(of_kind text, of_identity text, facts jsonb)
    RETURNS TABLE (kind text, identity text, relation text, type text)
    LANGUAGE sql IMMUTABLE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT of_kind, of_identity,
           CASE WHEN of_kind IN ('table', 'foreign table', 'view', 'materialized view', 'index', 'sequence')
                     OR of_kind = 'type' AND facts->>'type' = 'composite' THEN of_identity
                WHEN of_kind = 'table constraint' AND facts->>'type' IN ('p', 'u', 'x')
                    THEN format('%I.%I', (parse_ident(pggit._bearer_of_part(of_identity)))[1], (parse_ident(of_identity, false))[1]) END,
           CASE WHEN of_kind IN ('table', 'foreign table', 'view', 'materialized view', 'type') THEN of_identity END
    UNION ALL
    SELECT 'sequence', facts->'identity'->'sequence'->>'name', facts->'identity'->'sequence'->>'name', NULL
    WHERE of_kind = 'table column' AND jsonb_typeof(facts->'identity') = 'object'
$function$;
