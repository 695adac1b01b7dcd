-- pggit._alter_subscription: what turns one subscription into another of the same
-- name; NULL where it has to be made anew: two-phase commit and failover can only
-- be asked for when a subscription is made, in most versions.
CREATE OR REPLACE FUNCTION pggit._alter_subscription(old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._simple_change(array_remove(ARRAY[
        CASE WHEN old_facts->'connection' <> new_facts->'connection'
             THEN format('ALTER SUBSCRIPTION %I CONNECTION %L', new_facts->>'name', new_facts->>'connection') END,
        CASE WHEN old_facts->'publications' <> new_facts->'publications'
             THEN format('ALTER SUBSCRIPTION %I SET PUBLICATION %s WITH (refresh = false)', new_facts->>'name', (
                 SELECT string_agg(quote_ident(p.name), ', ' ORDER BY p.n)
                 FROM jsonb_array_elements_text(new_facts->'publications') WITH ORDINALITY AS p (name, n))) END,
        format('ALTER SUBSCRIPTION %I SET ', new_facts->>'name') || s.settings], NULL))
    FROM (
        SELECT '(' || string_agg(format('%I = %s', x.key, x.value), ', ' ORDER BY x.key COLLATE "C") || ')' AS settings
        FROM (
            SELECT 'slot_name' AS key, coalesce(quote_literal(new_facts->>'slot_name'), 'NONE') AS value
            WHERE (old_facts->>'slot_name') IS DISTINCT FROM (new_facts->>'slot_name')
            UNION ALL
            SELECT coalesce(o.key, n.key), quote_literal(coalesce(n.value, d.value))
            FROM jsonb_each_text(old_facts->'settings') AS o
            FULL JOIN jsonb_each_text(new_facts->'settings') AS n ON n.key = o.key
            LEFT JOIN (VALUES ('binary', 'false'), ('disable_on_error', 'false'), ('password_required', 'true'),
                              ('run_as_owner', 'false'), ('origin', 'any'), ('synchronous_commit', 'off')) AS d (key, value)
                ON d.key = o.key
            WHERE o.value IS DISTINCT FROM n.value
        ) AS x
    ) AS s
    WHERE (old_facts ? 'two_phase') = (new_facts ? 'two_phase') AND (old_facts ? 'failover') = (new_facts ? 'failover')
$function$;
