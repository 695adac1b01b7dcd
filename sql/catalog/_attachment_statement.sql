-- pggit._attachment_statement: what makes a table a partition, or an index a
-- part of its parent's; NULL for those that are neither.
CREATE OR REPLACE FUNCTION pggit._attachment_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN facts ? 'partition_of' THEN
            format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s', facts->>'partition_of', identity, facts->>'bound')
        WHEN facts ? 'attach_to' THEN
            format('ALTER INDEX %s ATTACH PARTITION %I.%I', facts->>'attach_to',
                   (parse_ident(facts->>'table'))[1], facts->>'name')
    END
$function$;
