-- pggit._refuse_conflicts: raise GT006 if a merge has conflicts left. DETAIL has a
-- line for each, with what each side did, and with what clashes.
--
-- target, source: how the sides are called.
-- Errors   GT006.
CREATE OR REPLACE FUNCTION pggit._refuse_conflicts(rows pggit.merging[], target text, source text, hint text)
    RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    conflicts text[];
BEGIN
    SELECT array_agg(format('%s %s: %s', r.kind, r.identity,
                            concat_ws(', ', pggit._change_word(r.base_content, r.target_content) || ' in ' || target,
                                      pggit._change_word(r.base_content, r.source_content) || ' in ' || source,
                                      'clashes with ' || array_to_string(r.clashes, ', ')))
                     ORDER BY r.identity COLLATE "C", r.kind COLLATE "C")
    INTO conflicts
    FROM unnest(rows) AS r WHERE r.outcome = 'conflict';
    IF cardinality(conflicts) > 0 THEN
        RAISE EXCEPTION 'merge conflict: % of both sides do not go together',
                CASE cardinality(conflicts) WHEN 1 THEN 'changes of one object' ELSE format('changes of %s objects', cardinality(conflicts)) END
            USING ERRCODE = 'GT006', DETAIL = array_to_string(conflicts, E'\n'), HINT = hint;
    END IF;
END
$function$;
