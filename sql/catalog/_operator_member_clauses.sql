-- pggit._operator_member_clauses: the list in CREATE OPERATOR CLASS and in ALTER
-- OPERATOR FAMILY ... ADD. NULL for an empty one.
CREATE OR REPLACE FUNCTION pggit._operator_member_clauses(members jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(
        CASE m.item->>'type'
            WHEN 'operator' THEN concat(format('OPERATOR %s %s', m.item->>'number', m.item->>'member'),
                                        ' FOR ORDER BY ' || (m.item->>'sort_family'))
            ELSE format('FUNCTION %s (%s) %s', m.item->>'number', m.item->>'types', m.item->>'member')
        END, ', ' ORDER BY m.n)
    FROM jsonb_array_elements(members) WITH ORDINALITY AS m (item, n)
$function$;
