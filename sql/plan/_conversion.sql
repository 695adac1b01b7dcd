-- pggit._conversion: the expression that turns a column's values into another
-- type's.
--
-- A direct cast where PostgreSQL has one, or where text is one of the two; by
-- way of text elsewhere, and where a type was made anew under the same name
-- (there is no cast between a type and its successor).
CREATE OR REPLACE FUNCTION pggit._conversion(column_name text, old_type text, new_type text, retype boolean)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH known AS (
        SELECT to_regtype(regexp_replace(old_type, '\([0-9, -]+\)', '')) AS old_oid,
               to_regtype(regexp_replace(new_type, '\([0-9, -]+\)', '')) AS new_oid
    )
    SELECT format(CASE
               WHEN NOT retype AND (
                        k.old_oid = k.new_oid
                        OR EXISTS (SELECT FROM pg_type AS t WHERE t.oid IN (k.old_oid, k.new_oid) AND t.typcategory = 'S')
                        OR EXISTS (SELECT FROM pg_cast AS c WHERE c.castsource = k.old_oid AND c.casttarget = k.new_oid)
                        OR EXISTS (SELECT FROM pg_cast AS c
                                   JOIN pg_type AS o ON o.typelem = c.castsource AND o.oid = k.old_oid AND o.typcategory = 'A'
                                   JOIN pg_type AS n ON n.typelem = c.casttarget AND n.oid = k.new_oid AND n.typcategory = 'A')
                        -- A domain and what it is made of.
                        OR EXISTS (SELECT FROM pg_type AS d WHERE d.oid = k.old_oid AND d.typbasetype = k.new_oid
                                   OR d.oid = k.new_oid AND d.typbasetype = k.old_oid))
                   THEN '%1$I::%2$s'
               WHEN old_type ~ '\[\]$' AND new_type ~ '\[\]$' THEN '%1$I::text[]::%2$s'
               ELSE '%1$I::text::%2$s'
           END, column_name, new_type)
    FROM known AS k
$function$;
