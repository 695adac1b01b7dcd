-- pggit._run: run the statements of a plan, as the caller and in his
-- transaction.
--
-- Layer    plan. Runs with the caller's rights (SECURITY INVOKER), never with the
--          store's.
-- Promise  P10: what a step would discard is counted just before it runs; without
--          allow_data_loss one lost value ends all of it.
-- Errors   GT008; whatever PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit._run(steps pggit.step[], allow_data_loss boolean)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET check_function_bodies = off
    SET default_tablespace = ''
    SET default_table_access_method = heap
    SET standard_conforming_strings = on
    -- Text that was deparsed with these is read again with these.
    SET "DateStyle" = 'ISO, MDY'
    SET "IntervalStyle" = 'postgres'
    SET "TimeZone" = 'UTC'
    SET extra_float_digits = 3
    SET lc_monetary = 'C'
    SET xmloption = content
    SET client_min_messages = warning
AS $function$
DECLARE
    step pggit.step;
    lost text;
    otherwise text;
    all_lost text[] := '{}';
BEGIN
    FOREACH step IN ARRAY steps LOOP
        IF step.loss IS NOT NULL AND allow_data_loss IS NOT TRUE THEN
            lost := pggit._lost_data(step.loss);
            IF lost IS NOT NULL THEN
                all_lost := all_lost || lost;
                -- A conversion that loses values may not work at all: what follows need not be tried.
                EXIT WHEN step.loss::text ~ '"type": ';
            END IF;
        END IF;
        otherwise := coalesce(step.loss->>'otherwise', step.loss->0->>'otherwise');
        IF otherwise IS NULL OR allow_data_loss IS NOT TRUE THEN
            EXECUTE step.statement;
        ELSE
            BEGIN
                EXECUTE step.statement;
            EXCEPTION
                -- Some values have no place in the new type, and may be let go.
                WHEN data_exception OR cannot_coerce OR check_violation THEN
                    EXECUTE otherwise;
            END;
        END IF;
    END LOOP;
    IF cardinality(all_lost) > 0 THEN
        RAISE EXCEPTION 'this would lose data'
            USING ERRCODE = 'GT008', DETAIL = array_to_string(all_lost, E'\n'),
                  HINT = 'Save what you need, then pass allow_data_loss => true.';
    END IF;
END
$function$;
