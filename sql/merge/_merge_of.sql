-- pggit._merge_of: merge a commit into another one, by their best common ancestors.
--
-- Where there are several (histories that cross), these are merged first, with
-- their own common ancestors as the base, and so on down, as in git.
-- Errors   GT009; 22023 when the two have no common ancestor, as in git.
CREATE OR REPLACE FUNCTION pggit._merge_of(target bytea, source bytea)
    RETURNS SETOF pggit.merging
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    base record;
BEGIN
    IF NOT EXISTS (SELECT FROM pggit._merge_bases(ARRAY[target], source)) THEN
        RAISE EXCEPTION 'these histories have no commit in common'
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format(E'%s\n%s', encode(target, 'hex'), encode(source, 'hex')),
                  HINT = 'Without one nobody can tell who has changed what. Use pggit.cherry_pick() for single commits.';
    END IF;
    base := pggit._merged_bases(ARRAY[target], source);
    RETURN QUERY
    SELECT m.* FROM pggit._three_way(base.tree_id, base.patch, (pggit._read_commit(target)).tree_id, NULL,
                                     (pggit._read_commit(source)).tree_id) AS m;
END
$function$;
