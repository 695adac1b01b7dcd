-- pggit._as_rebuilt: what is left of an object on a column that is given another
-- type or expression, for PostgreSQL makes it anew then by itself.
--
-- It does so from the statement that makes it, as the one who alters the table: what is
-- said of it apart is lost, but for comments, clustering and replica identities
-- (ATPostAlterTypeParse in commands/tablecmds.c).
-- Result   its facts; {} of an owner, who is another one perhaps.
CREATE OR REPLACE FUNCTION pggit._as_rebuilt(kind text, facts jsonb)
    RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE kind WHEN 'index' THEN facts - 'statistics'
                     WHEN 'table constraint' THEN facts #- '{index,statistics}'
                     WHEN 'statistics object' THEN facts - 'target'
                     WHEN 'owner' THEN '{}' ELSE facts END
$function$;
