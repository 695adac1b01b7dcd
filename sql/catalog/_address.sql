-- pggit._address: an object as COMMENT ON, ALTER ... OWNER TO and GRANT name it.
CREATE OR REPLACE FUNCTION pggit._address(kind text, identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
               WHEN kind LIKE '% column' THEN 'COLUMN ' || identity
               WHEN kind = 'table constraint' THEN 'CONSTRAINT ' || identity
               -- The name comes first, and a quoted one can hold " on ".
               WHEN kind = 'domain constraint' THEN
                   'CONSTRAINT ' || regexp_replace(identity, '^("(?:[^"]|"")*"|[^"\s]+) on ', '\1 ON DOMAIN ')
               -- AGGREGATE wants (*) where the identity says (); ROUTINE does not.
               WHEN kind = 'aggregate' THEN 'ROUTINE ' || identity
               WHEN kind = 'procedure' THEN 'PROCEDURE ' || pggit._signature(identity)
               WHEN kind = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || identity
               WHEN kind = 'statistics object' THEN 'STATISTICS ' || identity
               -- Versions 15 to 17 say "for t on language l".
               WHEN kind = 'transform' THEN
                   'TRANSFORM ' || regexp_replace(identity, ' on language (\S+|"(?:[^"]|"")*")$', ' language \1')
               -- Not by the database's rules: in Turkish ones "view" is no VIEW.
               ELSE upper(kind COLLATE "C") || ' ' || identity
           END
$function$;
