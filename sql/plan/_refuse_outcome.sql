-- pggit._refuse_outcome: raise GT010 because a plan has not led to what it was made for.
--
-- differences  what differs, a few lines an object
-- Errors   GT010.
CREATE OR REPLACE FUNCTION pggit._refuse_outcome(differences text)
    RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION 'the plan did not lead to the schema that it was made for'
        USING ERRCODE = 'GT010', DETAIL = left(differences, 8000),
              HINT = 'Nothing has been changed. Version 15 of PostgreSQL spells views otherwise than later ones: what it committed they '
                  'cannot make, nor it theirs. All else is a fault of pggit: please report it, with the output of pggit.migration().';
END
$function$;
