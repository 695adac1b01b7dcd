-- pggit._renamed_address: an address, 'KIND IDENTITY', once an object has another name.
CREATE OR REPLACE FUNCTION pggit._renamed_address(address text, renamed pggit.rename)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT coalesce(a.found[1] || ' ' || pggit._renamed_identity(a.found[1], a.found[2], renamed), address)
    FROM (SELECT regexp_match(
              address,
              '^((?:foreign table|materialized view|table|view) column|(?:table|domain) constraint|foreign table|materialized view'
              '|column order|statistics object|operator (?:class|family)|text search [a-z]+|event trigger|user mapping|foreign-data wrapper'
              '|access method|publication (?:relation|namespace)|[a-z]+) (.*)$') AS found) AS a
$function$;
