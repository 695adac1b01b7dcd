-- pggit._lost_data: what data a step would discard, in words; NULL for none.
--
-- Rows are counted as the caller sees them; where a policy would hide some, the
-- server refuses (42501), for what is hidden would be lost unseen.
CREATE OR REPLACE FUNCTION pggit._lost_data(loss jsonb)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET row_security = off
AS $function$
DECLARE
    item jsonb;
    said text;
    lost bigint;
    words text[] := '{}';
BEGIN
    FOR item IN SELECT x.item FROM jsonb_array_elements(
                    CASE jsonb_typeof(loss) WHEN 'array' THEN loss ELSE jsonb_build_array(loss) END) AS x (item) LOOP
        -- What makes way for another one bears another name by now.
        said := coalesce(item->>'said', item->>'table');
        IF item ? 'attribute' THEN
            words := words || pggit._lost_within((item->>'composite_type')::regtype, item->>'attribute');
            CONTINUE;
        ELSIF NOT item ? 'column' THEN
            EXECUTE format('SELECT count(*) FROM %s', item->>'table') INTO lost;
            IF lost > 0 THEN
                words := words || format('table %s: %s %s', said, lost, CASE lost WHEN 1 THEN 'row' ELSE 'rows' END);
            END IF;
            CONTINUE;
        ELSIF NOT item ? 'type' THEN
            EXECUTE format('SELECT count(%I) FROM %s %s', item->>'column', CASE WHEN item ? 'only' THEN 'ONLY' END, item->>'table')
            INTO lost;
            -- Other tables may hold its rows.
            words := words || pggit._lost_within((item->>'table')::regtype, item->>'column');
        ELSE
            lost := pggit._lost_values(item);
        END IF;
        IF lost > 0 THEN
            words := words || format('column %s.%I: %s %s', said, coalesce(item->>'said_column', item->>'column'), lost,
                                     CASE lost WHEN 1 THEN 'value' ELSE 'values' END);
        END IF;
    END LOOP;
    RETURN nullif(array_to_string(words, E'\n'), '');
END
$function$;
