-- pggit._merge_renames: what each side of a merge was seen to rename, and what does not go
-- together with it.
--
-- sides    as _merge_sides() gives them
-- Result   ours, theirs  what the target has renamed, and what the source has renamed alone
--          clashes       two names of one object that the sides do not agree on: the other
--                        side has renamed it otherwise, or (its old name, and its new
--                        one) has removed it
CREATE OR REPLACE FUNCTION pggit._merge_renames(
        sides pggit.merging[], OUT ours pggit.rename[], OUT theirs pggit.rename[], OUT clashes pggit.rename[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    base constant pggit.entry[] := pggit._merge_side(sides, 'base');
    target constant pggit.entry[] := pggit._merge_side(sides, 'target');
    source constant pggit.entry[] := pggit._merge_side(sides, 'source');
    by_target constant pggit.rename[] := pggit._own_renames(ARRAY(
        SELECT ROW(r.kind, r.old_identity, r.new_identity)::pggit.rename
        FROM pggit._seen_renames(base, target) AS r));
    by_source constant pggit.rename[] := pggit._own_renames(ARRAY(
        SELECT ROW(r.kind, r.old_identity, r.new_identity)::pggit.rename
        FROM pggit._seen_renames(base, source) AS r));
    seen record;
BEGIN
    WITH renamed AS (
        SELECT r.*, 'target' AS side, pggit._called(r.kind, r.old_identity, by_source) AS called_there,
               pggit._called(r.kind, r.new_identity, by_source) AS to_be_called
        FROM unnest(by_target) WITH ORDINALITY AS r (kind, old_identity, new_identity, n)
        UNION ALL
        SELECT r.*, 'source', pggit._called(r.kind, r.old_identity, by_target), pggit._called(r.kind, r.new_identity, by_target)
        FROM unnest(by_source) WITH ORDINALITY AS r (kind, old_identity, new_identity, n)
    ), judged AS (
        SELECT r.*, o.new_identity AS other_identity, o.to_be_called = r.to_be_called AS is_agreed,
               EXISTS (SELECT FROM unnest(CASE r.side WHEN 'target' THEN source ELSE target END) AS e
                       WHERE e.kind = r.kind AND e.identity = r.called_there) AS is_there
        FROM renamed AS r
        LEFT JOIN renamed AS o ON o.kind = r.kind AND o.old_identity = r.old_identity AND o.side <> r.side
    )
    SELECT coalesce(array_agg(ROW(j.kind, j.old_identity, j.new_identity)::pggit.rename ORDER BY j.n)
                        FILTER (WHERE j.side = 'target' AND j.is_there AND j.is_agreed IS NOT FALSE), '{}') AS ours,
           coalesce(array_agg(ROW(j.kind, j.old_identity, j.new_identity)::pggit.rename ORDER BY j.n)
                        FILTER (WHERE j.side = 'source' AND j.is_there AND j.is_agreed IS NULL), '{}') AS theirs,
           coalesce(array_agg(ROW(j.kind, c.one, c.other)::pggit.rename)
                        FILTER (WHERE j.is_agreed IS FALSE OR NOT j.is_there), '{}') AS clashes
    INTO seen
    FROM judged AS j
    CROSS JOIN LATERAL (VALUES (j.old_identity, j.new_identity),
                               (CASE WHEN j.is_agreed IS FALSE THEN j.other_identity END, j.new_identity)) AS c (one, other)
    WHERE c.one IS NOT NULL;
    ours := seen.ours;
    theirs := seen.theirs;
    clashes := seen.clashes;
END
$function$;
