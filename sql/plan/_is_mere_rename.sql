-- pggit._is_mere_rename: can ALTER ... RENAME TO and SET SCHEMA make one name of the
-- other? Arguments do not change by a rename, nothing goes from one table to
-- another, and an index has the schema of its table.
CREATE OR REPLACE FUNCTION pggit._is_mere_rename(kind text, old_identity text, new_identity text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN kind IN ('function', 'procedure', 'aggregate')
            THEN regexp_replace(old_identity, '^[^(]*', '') = regexp_replace(new_identity, '^[^(]*', '')
        WHEN kind = 'table column' THEN (parse_ident(old_identity))[1:2] = (parse_ident(new_identity))[1:2]
        WHEN kind = 'index' THEN (parse_ident(old_identity))[1] = (parse_ident(new_identity))[1]
        WHEN kind IN ('table constraint', 'domain constraint', 'trigger', 'policy', 'rule')
            THEN pggit._bearer_of_part(old_identity) = pggit._bearer_of_part(new_identity)
        ELSE true
    END
$function$;
