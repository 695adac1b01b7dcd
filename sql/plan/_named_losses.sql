-- pggit._named_losses: what a step would discard, each table and column also under the name
-- that it had before it made way for another one ('said', 'said_column').
-- made_way  the renames to interim names, as _follow_renames() gives them
CREATE OR REPLACE FUNCTION pggit._named_losses(loss jsonb, made_way pggit.rename[])
    RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE jsonb_typeof(loss)
        WHEN 'array' THEN (SELECT jsonb_agg(pggit._named_losses(x.item, made_way) ORDER BY x.n)
                           FROM jsonb_array_elements(loss) WITH ORDINALITY AS x (item, n))
        ELSE loss
             || coalesce((SELECT jsonb_build_object('said', r.old_identity) FROM unnest(made_way) AS r
                          WHERE r.kind = 'table' AND r.new_identity = loss->>'table' LIMIT 1), '{}')
             || coalesce((SELECT jsonb_build_object('said_column', (parse_ident(r.old_identity))[3]) FROM unnest(made_way) AS r
                          WHERE r.kind = 'table column' AND r.new_identity = (loss->>'table') || '.' || quote_ident(loss->>'column') LIMIT 1), '{}')
    END
$function$;
