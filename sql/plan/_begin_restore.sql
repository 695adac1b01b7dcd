-- pggit._begin_restore: find what the live schema is to be once one object is what it
-- was in a revision, and plan the way.
--
-- Result   wanted   all objects then; what is not restored is as it is now
--          tree_id  of the revision: what it holds is tracked, for this call
-- Errors   GT002 the object is neither in the revision nor in the live schema, or
--          the table that it is a part of is not there; GT003, GT009, GT010.
CREATE OR REPLACE FUNCTION pggit._begin_restore(
        kind text, identity text, rev text,
        OUT tree_id bytea, OUT wanted pggit.entry[], OUT steps pggit.step[], OUT state text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
DECLARE
    live pggit.entry[];
    past pggit.entry[];
    bearer text;
BEGIN
    PERFORM pggit._lock_head();
    tree_id := pggit._tree_of(rev);
    state := pggit._catalogs_since(pg_snapshot_xmin(pg_current_snapshot()));
    live := pggit._revision_entries('WORKING', ARRAY[_begin_restore.tree_id]);
    past := ARRAY(SELECT e FROM pggit._tree_entries(_begin_restore.tree_id) AS e);
    IF NOT EXISTS (SELECT FROM unnest(live || past) AS e
                   WHERE e.kind = _begin_restore.kind AND e.identity = _begin_restore.identity) THEN
        RAISE EXCEPTION 'there is no % % to restore', coalesce(left(kind, 100), 'NULL'), coalesce(left(identity, 300), 'NULL')
            USING ERRCODE = 'GT002', DETAIL = format('It is neither in %s nor in the live schema.', rev),
                  HINT = 'pggit.ls_tree() lists what a revision holds; pggit.history() says when an object was there.';
    END IF;
    SELECT p.relation INTO bearer FROM pggit._relation_parts(past) AS p
    WHERE p.kind = _begin_restore.kind AND p.identity = _begin_restore.identity AND p.relation <> p.identity
      AND NOT EXISTS (SELECT FROM unnest(live) AS e
                      WHERE e.identity = p.relation AND e.kind IN ('table', 'foreign table', 'view', 'materialized view'));
    IF FOUND THEN
        RAISE EXCEPTION '% is not there, of which % % is a part', bearer, kind, identity
            USING ERRCODE = 'GT002', DETAIL = 'A part cannot be restored without the whole.',
                  HINT = format('Restore %s first, with all its parts.', bearer);
    END IF;

    wanted := ARRAY(
        SELECT e FROM unnest(live) AS e
        WHERE NOT EXISTS (SELECT FROM pggit._thing_parts(live, _begin_restore.kind, _begin_restore.identity) AS p
                          WHERE p.kind = e.kind AND p.identity = e.identity)
        UNION ALL
        SELECT e FROM unnest(past) AS e
        JOIN pggit._thing_parts(past, _begin_restore.kind, _begin_restore.identity) AS p
          ON p.kind = e.kind AND p.identity = e.identity);
    wanted := pggit._with_columns_in_order(wanted, live);
    steps := ARRAY(SELECT s FROM pggit._plan(live, wanted) AS s);
END
$function$;
