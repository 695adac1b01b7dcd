-- pggit._copied_constraint: what gives a partition's copy of an exclusion
-- constraint its name and the settings of its index, once PostgreSQL has made it
-- after the parent's.
CREATE OR REPLACE FUNCTION pggit._copied_constraint(parent_facts jsonb, facts jsonb)
    RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ('DO ' || quote_literal(format($do$
DECLARE
    found name;
BEGIN
    SELECT k.conname INTO STRICT found
    FROM pg_catalog.pg_constraint AS k
    JOIN pg_catalog.pg_constraint AS p ON p.oid = k.conparentid
    WHERE k.conrelid = %L::regclass AND p.conindid = %L::regclass;
    IF found <> %L THEN
        EXECUTE format(%L, found);
    END IF;
END$do$, facts->>'table', facts->>'attach_to', facts->>'name',
        replace(format('ALTER TABLE %s ', facts->>'table'), '%', '%%') || 'RENAME CONSTRAINT %I TO '
            || replace(quote_ident(facts->>'name'), '%', '%%'))))
        || (pggit._alter_index('table constraint',
                -- A copy has the parent's storage parameters and tablespace.
                n.name || jsonb_build_object('index', coalesce(parent_facts->'index', '{}') - ARRAY['clustered', 'statistics']),
                n.name || jsonb_build_object('index', coalesce(facts->'index', '{}')))).statements
    FROM (SELECT jsonb_build_object('table', facts->'table', 'name', facts->'name') AS name) AS n
$function$;
