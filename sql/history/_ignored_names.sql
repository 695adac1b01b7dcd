-- pggit._ignored_names: which of these names the patterns of pggit.ignore() match.
-- Of several patterns that match one name the last decides; "!" takes it back.
CREATE OR REPLACE FUNCTION pggit._ignored_names(names text[])
    RETURNS SETOF text
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH rule AS MATERIALIZED (
        SELECT p.seq, starts_with(p.pattern, '!') AS takes_back, pggit._glob(regexp_replace(p.pattern, '^!', '')) AS expression
        FROM pggit.pattern AS p
    )
    SELECT n.name
    FROM (SELECT DISTINCT u.name FROM unnest(names) AS u (name)) AS n
    JOIN rule AS r ON n.name COLLATE "C" ~ r.expression
    GROUP BY n.name
    HAVING NOT (array_agg(r.takes_back ORDER BY r.seq DESC))[1]
$function$;
