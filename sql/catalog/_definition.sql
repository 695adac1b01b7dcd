-- pggit._definition: the SQL that a person reads, and that makes the object,
-- from the canonical content of a blob. The same content always gives the same
-- text, whatever database it is read in. An object that cannot be tracked has no
-- content, and so no definition.
CREATE OR REPLACE FUNCTION pggit._definition(kind text, identity text, content text)
    RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_to_string(pggit._statements(kind, identity, content::jsonb), E';\n')
$function$;
