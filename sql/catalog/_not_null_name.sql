-- pggit._not_null_name: the name that version 18 gives a NOT NULL of which nothing else was
-- said; of a domain (version 17 on) where there is no column. It is no fact: a schema of
-- an older version, which has no such names, is the same one on a newer.
--
-- Source: makeObjectName() in PostgreSQL's commands/indexcmds.c, which shortens the longer of
--          the two until all fits in 63 bytes, and then to whole characters.
CREATE OR REPLACE FUNCTION pggit._not_null_name(bearer text, column_name text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg((SELECT left(p.name, i) FROM generate_series(length(p.name), 0, -1) AS i
                       WHERE octet_length(left(p.name, i)) <= p.most LIMIT 1), '_' ORDER BY p.n)
    FROM (VALUES
        (1, bearer, CASE WHEN column_name IS NULL THEN 54 ELSE greatest(53 - octet_length(column_name), 27) END),
        (2, column_name, greatest(53 - octet_length(bearer), 26)),
        (3, 'not_null', 8)) AS p (n, name, most)
    WHERE p.name IS NOT NULL
$function$;
