-- pggit._id_list: the bytes that stand for a list of ids where it is hashed.
--
-- Result   NULL for what is no list of ids. An array can also begin at another
--          subscript, have two dimensions or hold NULL: to unnest() it looks
--          the same, to who reads by subscript it does not, so such a list must
--          not have the id of the proper one (promise P07).
CREATE OR REPLACE FUNCTION pggit._id_list(ids bytea[])
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN cardinality(ids) = 0 THEN '\x'::bytea ELSE (
        SELECT string_agg(i.id, '\x'::bytea ORDER BY i.n)
        FROM unnest(ids) WITH ORDINALITY AS i (id, n)
        HAVING array_ndims(ids) = 1 AND array_lower(ids, 1) = 1
           AND bool_and(coalesce(octet_length(i.id) = 32, false)))
    END
$function$;
