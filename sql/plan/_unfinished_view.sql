-- pggit._unfinished_view: a view of no row, with the columns of the one that it
-- becomes: functions can take and return its rows.
CREATE OR REPLACE FUNCTION pggit._unfinished_view(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format(E'CREATE VIEW %s AS\nSELECT %s', identity, string_agg(
        format('NULL::%s%s AS %I', t.type->>'type', ' COLLATE ' || (t.type->>'collation'), facts->'columns'->>(t.n - 1)::integer), ', ' ORDER BY t.n))
    FROM jsonb_array_elements(facts->'types') WITH ORDINALITY AS t (type, n)
$function$;
