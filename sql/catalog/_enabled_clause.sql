-- pggit._enabled_clause: "DISABLE TRIGGER " and its kin for the fact "enabled",
-- NULL where there is none. what: TRIGGER, RULE or nothing.
CREATE OR REPLACE FUNCTION pggit._enabled_clause(enabled text, what text DEFAULT '')
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE enabled WHEN 'disabled' THEN 'DISABLE' WHEN 'replica' THEN 'ENABLE REPLICA'
                        WHEN 'always' THEN 'ENABLE ALWAYS' WHEN 'origin' THEN 'ENABLE' END
        || CASE WHEN what <> '' THEN ' ' || what ELSE '' END
$function$;
