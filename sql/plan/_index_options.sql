-- pggit._index_options: what pg_get_indexdef() says of an index, without its storage
-- parameters, and these as pg_class.reloptions has them ("name=value").
CREATE OR REPLACE FUNCTION pggit._index_options(definition text, OUT bare text, OUT options jsonb)
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- As flatten_reloptions() in utils/adt/ruleutils.c writes them.
    option constant text := $re$("(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)=([a-z_][a-z0-9_$]*|'(?:[^']|'')*')$re$;
    clause constant text := format(' WITH \(((?:%1$s)(?:, %1$s)*)\)', option);
BEGIN
    bare := regexp_replace(definition, clause, '');
    SELECT jsonb_agg(concat((parse_ident(o.found[1]))[1], '=',
                            CASE WHEN o.found[2] ~ '^''' THEN replace(substr(o.found[2], 2, length(o.found[2]) - 2), '''''', '''')
                                 ELSE o.found[2] END) ORDER BY o.n)
    INTO options
    FROM regexp_matches((regexp_match(definition, clause))[1], option, 'g') WITH ORDINALITY AS o (found, n);
END
$function$;
