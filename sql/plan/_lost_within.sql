-- pggit._lost_within: the values that tables hold within values of a composite type, or of
-- the rows of a table, and that go with one of its attributes: in words, an entry a column.
--
-- They are in columns of that type, and of what is made of it: arrays, domains, other
-- composite types. Rows are counted as the caller sees them.
-- composite_type   the type, or the table
CREATE OR REPLACE FUNCTION pggit._lost_within(composite_type regtype, attribute text)
    RETURNS text[]
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET row_security = off
AS $function$
DECLARE
    place record;
    lost bigint;
    words text[] := '{}';
BEGIN
    FOR place IN
        -- Who is of which type, pg_depend knows by an index.
        WITH RECURSIVE holder (type) AS (
            SELECT composite_type::oid
            UNION
            SELECT n.type
            FROM holder AS h
            CROSS JOIN LATERAL (
                SELECT t.typarray AS type FROM pg_type AS t WHERE t.oid = h.type AND t.typarray <> 0
                UNION ALL
                SELECT t.oid FROM pg_depend AS d JOIN pg_type AS t ON t.oid = d.objid AND t.typbasetype = h.type
                WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = h.type AND d.classid = 'pg_type'::regclass
                UNION ALL
                SELECT c.reltype FROM pg_depend AS d JOIN pg_class AS c ON c.oid = d.objid AND c.reltype <> 0
                WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = h.type AND d.classid = 'pg_class'::regclass
                  AND d.objsubid > 0
            ) AS n
        ), way (relation, name, type, sources, expression) AS (
            SELECT DISTINCT c.oid::regclass, a.attname::text COLLATE "C", a.atttypid,
                   format('ONLY %s AS t', c.oid::regclass) COLLATE "C", format('t.%I', a.attname) COLLATE "C"
            FROM holder AS h
            JOIN pg_depend AS d ON d.refclassid = 'pg_type'::regclass AND d.refobjid = h.type
                               AND d.classid = 'pg_class'::regclass AND d.objsubid > 0
            JOIN pg_class AS c ON c.oid = d.objid AND c.relkind = 'r'
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND a.atttypid = h.type
            UNION ALL
            SELECT w.relation, w.name, n.type, w.sources || n.source, n.expression
            FROM way AS w
            JOIN pg_type AS t ON t.oid = w.type AND t.oid <> composite_type
            CROSS JOIN LATERAL (
                SELECT t.typbasetype AS type, '' AS source, w.expression WHERE t.typtype = 'd'
                UNION ALL
                SELECT t.typelem, format(', pg_catalog.unnest(%s) AS u%s', w.expression, length(w.sources)), 'u' || length(w.sources)
                WHERE t.typcategory = 'A'
                UNION ALL
                SELECT a.atttypid, '', format('(%s).%I', w.expression, a.attname)
                FROM pg_attribute AS a
                WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
            ) AS n
            WHERE n.type IN (SELECT h.type FROM holder AS h)
        )
        SELECT w.relation, w.name, w.sources, w.expression FROM way AS w WHERE w.type = composite_type
        ORDER BY w.relation::text COLLATE "C", w.name COLLATE "C", w.expression COLLATE "C"
    LOOP
        EXECUTE format('SELECT count((%s).%I) FROM %s', place.expression, attribute, place.sources) INTO lost;
        IF lost > 0 THEN
            words := words || format('column %s.%I: %s %s', place.relation, place.name, lost, CASE lost WHEN 1 THEN 'value' ELSE 'values' END);
        END IF;
    END LOOP;
    RETURN words;
END
$function$;
