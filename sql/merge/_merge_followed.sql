-- pggit._merge_followed: the sides of a merge with the names that either of them has given:
-- an object that one side has renamed is called so on the other side, and in the base.
--
-- Expressions are read as near as their text tells (plan/_renamed_entry.sql): where that
-- is wrong, what is to be merged is not what gets built, and the merge is refused.
-- ours, theirs: what the target and the source have renamed, as _merge_renames() gives it
-- Result   NULL where there is nothing to follow, or where a name is taken on the other
--          side.
CREATE OR REPLACE FUNCTION pggit._merge_followed(sides pggit.merging[], ours pggit.rename[], theirs pggit.rename[])
    RETURNS pggit.merging[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
DECLARE
    -- As each side has it.
    stored constant pggit.entry[] := pggit._merge_side(sides, 'target');
    base pggit.entry[];
    target pggit.entry[];
    source pggit.entry[];
    their_names constant pggit.rename[] := ARRAY(
        SELECT ROW(r.kind, pggit._called(r.kind, r.old_identity, ours), pggit._called(r.kind, r.new_identity, ours))::pggit.rename
        FROM unnest(theirs) WITH ORDINALITY AS r (kind, old_identity, new_identity, n) ORDER BY r.n);
    our_names constant pggit.rename[] := ARRAY(
        SELECT ROW(r.kind, pggit._called(r.kind, r.old_identity, theirs), pggit._called(r.kind, r.new_identity, theirs))::pggit.rename
        FROM unnest(ours) WITH ORDINALITY AS r (kind, old_identity, new_identity, n) ORDER BY r.n);
BEGIN
    IF cardinality(ours) = 0 AND cardinality(theirs) = 0 THEN
        RETURN NULL;
    END IF;
    base := pggit._entries_called(pggit._merge_side(sides, 'base'), ours || their_names);
    target := pggit._entries_called(stored, their_names);
    source := pggit._entries_called(pggit._merge_side(sides, 'source'), our_names);
    IF base IS NULL OR target IS NULL OR source IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(
        SELECT ROW(k.kind, k.identity, b.content, t.content, s.content, NULL, NULL, NULL,
                   CASE WHEN t.is_moved THEN t.stored_identity END, CASE WHEN t.is_moved THEN t.stored_content END)::pggit.merging
        FROM (
            SELECT e.kind, e.identity FROM unnest(base) AS e
            UNION SELECT e.kind, e.identity FROM unnest(target) AS e
            UNION SELECT e.kind, e.identity FROM unnest(source) AS e
        ) AS k
        LEFT JOIN unnest(base) AS b ON b.kind = k.kind AND b.identity = k.identity
        LEFT JOIN (
            SELECT n.kind, n.identity, n.content, o.identity AS stored_identity, o.content AS stored_content,
                   (n.identity, n.content) IS DISTINCT FROM (o.identity, o.content) AS is_moved
            FROM unnest(target) WITH ORDINALITY AS n (kind, identity, content, blocker, classid, objid, objsubid, n)
            JOIN unnest(stored) WITH ORDINALITY AS o (kind, identity, content, blocker, classid, objid, objsubid, n) ON o.n = n.n
        ) AS t ON t.kind = k.kind AND t.identity = k.identity
        LEFT JOIN unnest(source) AS s ON s.kind = k.kind AND s.identity = k.identity);
END
$function$;
