-- pggit._composite_type_of: the address of the composite type that this one is an
-- attribute of, for an attribute is a part of its type; NULL for any other address.
CREATE OR REPLACE FUNCTION pggit._composite_type_of(address text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'type ' || (regexp_match(address, '^composite type (?:column )?(.*)(?:\.(?:"(?:[^"]|"")*"|[^".]+))$'))[1]
$function$;
