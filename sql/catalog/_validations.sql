-- pggit._validations: what validates a partitioned table's check in these of its
-- partitions.
CREATE OR REPLACE FUNCTION pggit._validations(tables jsonb, name text)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(SELECT format('ALTER TABLE %s VALIDATE CONSTRAINT %I', t.identity, name)
                 FROM jsonb_array_elements_text(tables) AS t (identity) ORDER BY t.identity COLLATE "C")
$function$;
