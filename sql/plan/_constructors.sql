-- pggit._constructors: the functions that come with a range type, as the type is
-- named while it makes way for a successor: its own name has changed already, the
-- names of its constructors have not (commands/typecmds.c, makeRangeConstructors).
CREATE OR REPLACE FUNCTION pggit._constructors(identity text, facts jsonb)
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 5
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT f.signature
    FROM (
        SELECT facts->>'multirange_type_name' AS multirange, facts->>'subtype' AS subtype,
               format('%I.%I', (parse_ident(identity))[1], left(format('%s (old)', (parse_ident(identity))[2]), 63)) AS range
        WHERE facts ? 'multirange_type_name'
    ) AS r
    CROSS JOIN LATERAL unnest(ARRAY[
        format('%s(%s, %s)', identity, r.subtype, r.subtype), format('%s(%s, %s, text)', identity, r.subtype, r.subtype),
        format('%s()', r.multirange), format('%s(%s)', r.multirange, r.range), format('%s(%s[])', r.multirange, r.range)])
        AS f (signature)
$function$;
