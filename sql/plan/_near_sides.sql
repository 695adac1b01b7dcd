-- pggit._near_sides: the objects of the live schema and of a stored tree, as far as a plan
-- from one to the other can concern them. NULLs where that is not known, and all has to be
-- read; and where it is much of it.
--
-- The things that differ are known from what has changed since the last commit noted what
-- it saw; what needs them in turn, and what they need, the catalogs say (as _narrowed reads
-- it from the objects).
--
-- seen     the look that read what has changed
-- Errors   GT009; GT010 when the live schema holds what cannot be tracked.
CREATE OR REPLACE FUNCTION pggit._near_sides(seen pggit.look, target_tree bytea, OUT live pggit.entry[], OUT target pggit.entry[])
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- Relations, types and functions, what is a part of them, and what is said of anything.
    unit_kinds constant text[] := ARRAY[
        'table', 'foreign table', 'view', 'materialized view', 'sequence', 'index', 'table column', 'foreign table column',
        'column order', 'table constraint', 'trigger', 'constraint triggers', 'rule', 'policy', 'statistics object',
        'type', 'domain constraint', 'function', 'procedure', 'aggregate', 'comment', 'owner', 'grant', 'security label'];
    differing record;
    near record;
    nearby record;
    wanted pggit.blob[];
    units oid[];
    ahead oid[];
    ids bytea[];
    most bigint;
BEGIN
    ids := pggit._blob_ids(seen.entries);
    differing := pggit._differing_ids(target_tree, seen.base_tree, seen.left_ids, ids);
    -- Of a merge's tree the look did not know; what is in neither side's can be missing from it.
    IF NOT differing.is_covered THEN
        RETURN;
    END IF;
    wanted := ARRAY(SELECT b FROM pggit._read_blobs(differing.only_stored) AS b);
    -- Who needs another kind of object, not everything says.
    IF EXISTS (SELECT FROM unnest(wanted) AS b WHERE b.kind <> ALL (unit_kinds))
       OR EXISTS (SELECT FROM unnest(ids, seen.entries) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
                  WHERE e.id = ANY (differing.only_live) AND e.kind <> ALL (unit_kinds)) THEN
        RETURN;
    END IF;
    units := ARRAY(
        SELECT DISTINCT x.unit FROM unnest(ids, seen.entry_units) AS x (id, unit) WHERE x.id = ANY (differing.only_live)
        UNION SELECT x.unit FROM unnest(pggit._named_units(wanted)) AS x (unit));
    most := (SELECT 100 + count(*) / 10 FROM pggit.captured AS c);
    ahead := units;
    WHILE cardinality(ahead) > 0 LOOP
        near := pggit._unit_neighbors(ahead);
        IF near.is_apart OR cardinality(units) > most THEN
            RETURN;
        END IF;
        ahead := ARRAY(SELECT x.unit FROM unnest(near.neighbors) AS x (unit) EXCEPT SELECT u.unit FROM unnest(units) AS u (unit));
        units := units || ahead;
    END LOOP;
    units := ARRAY(SELECT x.unit FROM unnest(units || pggit._unit_grounds(units)) AS x (unit)
                   UNION SELECT e.unit FROM unnest(seen.entry_units) AS e (unit) WHERE e.unit IS NOT NULL
                   -- They concern whatever is made.
                   UNION SELECT d.oid FROM pg_default_acl AS d);
    IF cardinality(units) > most THEN
        RETURN;
    END IF;
    nearby := pggit._capture_once(units);
    -- Another session has dropped something meanwhile: a look at everything is repeated until nobody has.
    IF nearby.failure IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pggit._refuse_blocked(array_agg(format('%s %s', e.kind, e.identity) ORDER BY e.identity COLLATE "C", e.kind),
                                  array_agg(e.blocker ORDER BY e.identity COLLATE "C", e.kind))
    FROM unnest(nearby.entries) AS e WHERE e.blocker IS NOT NULL;
    live := nearby.entries;
    target := ARRAY(
        SELECT ROW(e.kind, e.identity, e.content, NULL, NULL, NULL, NULL)::pggit.entry
        FROM unnest(pggit._blob_ids(live), live) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
        WHERE e.id <> ALL (differing.only_live)
        UNION ALL
        SELECT ROW(b.kind, b.identity, b.content, NULL, NULL, NULL, NULL)::pggit.entry FROM unnest(wanted) AS b);
END
$function$;
