-- pggit._constraint_trigger_statements: find the triggers of constraints, whose
-- names differ from database to database, and enable or disable them.
CREATE OR REPLACE FUNCTION pggit._constraint_trigger_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_agg('DO ' || quote_literal(format($do$
DECLARE
    found name;
BEGIN
    SELECT t.tgname INTO STRICT found
    FROM pg_catalog.pg_trigger AS t
    JOIN pg_catalog.pg_constraint AS k ON k.oid = t.tgconstraint
    JOIN pg_catalog.pg_proc AS f ON f.oid = t.tgfoid
    WHERE t.tgisinternal AND t.tgrelid = %L::regclass AND k.conrelid = %L::regclass
      AND k.conname = %L AND f.proname = %L;
    EXECUTE format(%L, found);
END$do$, facts->>'table', x.item->>'constraint_table', x.item->>'constraint_name', x.item->>'function',
        format('ALTER TABLE %s ', replace(facts->>'table', '%', '%%'))
            || pggit._enabled_clause(x.item->>'enabled', 'TRIGGER') || ' %I')) ORDER BY x.n)
    FROM jsonb_array_elements(facts->'triggers') WITH ORDINALITY AS x (item, n)
$function$;
