-- pggit._address: an object as COMMENT ON, ALTER ... OWNER TO and GRANT name it.
CREATE OR REPLACE FUNCTION pggit._address(kind text, identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
               WHEN kind LIKE '% column' THEN 'COLUMN ' || identity
               WHEN kind = 'table constraint' THEN 'CONSTRAINT ' || identity
               -- Not by the database's rules: in Turkish ones "view" is no VIEW.
               ELSE upper(kind COLLATE "C") || ' ' || identity
           END
$function$;
