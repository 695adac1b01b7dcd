-- pggit._rename_statements: the statements that give one object another name or
-- another schema. bearer: the table or domain that it is a part of.
CREATE OR REPLACE FUNCTION pggit._rename_statements(kind text, old_identity text, new_identity text, bearer text)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH name AS (
        SELECT CASE WHEN kind = 'schema' THEN parse_ident(old_identity)
                    WHEN kind IN ('table column', 'foreign table column') THEN parse_ident(old_identity)
                    WHEN bearer IS NOT NULL THEN parse_ident(regexp_replace(old_identity, '^("(?:[^"]|"")*"|[^"\s]+) on .*$', '\1'))
                    ELSE parse_ident(old_identity, false) END AS old,
               CASE WHEN kind = 'schema' THEN parse_ident(new_identity)
                    WHEN kind IN ('table column', 'foreign table column') THEN parse_ident(new_identity)
                    WHEN bearer IS NOT NULL THEN parse_ident(regexp_replace(new_identity, '^("(?:[^"]|"")*"|[^"\s]+) on .*$', '\1'))
                    ELSE parse_ident(new_identity, false) END AS new,
               CASE WHEN kind = 'aggregate' THEN 'ROUTINE'
                    WHEN kind = 'statistics object' THEN 'STATISTICS'
                    ELSE upper(kind COLLATE "C") END AS word,
               coalesce(substring(o.signature FROM '\(.*$'), '') AS arguments,
               o.signature
        FROM (SELECT CASE WHEN kind = 'procedure' THEN pggit._signature(old_identity) ELSE old_identity END) AS o (signature)
    )
    SELECT array_remove(CASE
        WHEN kind = 'schema' THEN ARRAY[format('ALTER SCHEMA %s RENAME TO %s', old_identity, new_identity)]
        WHEN kind IN ('table column', 'foreign table column') THEN ARRAY[format('ALTER TABLE %s RENAME COLUMN %I TO %I', bearer, n.old[3], n.new[3])]
        WHEN kind = 'table constraint' THEN ARRAY[format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', bearer, n.old[1], n.new[1])]
        WHEN kind = 'domain constraint' THEN ARRAY[format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', bearer, n.old[1], n.new[1])]
        WHEN bearer IS NOT NULL THEN ARRAY[format('ALTER %s %I ON %s RENAME TO %I', n.word, n.old[1], bearer, n.new[1])]
        ELSE ARRAY[
            CASE WHEN n.old[1] <> n.new[1] THEN format('ALTER %s %s SET SCHEMA %I', n.word, n.signature, n.new[1]) END,
            CASE WHEN n.old[2] <> n.new[2] THEN format('ALTER %s %I.%I%s RENAME TO %I', n.word, n.new[1], n.old[2], n.arguments, n.new[2]) END]
    END, NULL)
    FROM name AS n
$function$;
