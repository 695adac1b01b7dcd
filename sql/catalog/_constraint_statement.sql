-- pggit._constraint_statement: ALTER TABLE ... ADD CONSTRAINT, with the storage
-- parameters of its index: that of a partitioned table takes them nowhere else.
CREATE OR REPLACE FUNCTION pggit._constraint_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('ALTER TABLE %s%s ADD CONSTRAINT %I %s',
                  -- The index of each partition is an object of its own, and attached where it can be.
                  CASE WHEN facts->>'type' IN ('p', 'u') AND NOT pggit._excludes(facts) THEN 'ONLY ' END, facts->>'table', facts->>'name',
                  -- An exclusion's definition has them already.
                  CASE WHEN facts->>'type' <> 'x' AND facts->'index' ? 'options'
                       THEN d.part[1] || ' WITH (' || pggit._options_list(facts->'index'->'options') || ')' || d.part[2]
                       ELSE facts->>'definition' END)
    -- What comes after WITH in the grammar.
    FROM regexp_match(facts->>'definition', '^(.*?)((?: DEFERRABLE)?(?: INITIALLY DEFERRED)?)$') AS d (part)
$function$;
