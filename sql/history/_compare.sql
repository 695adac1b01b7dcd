-- pggit._compare: what differs between two revisions, one row a blob that only
-- one of them has. The same rows as _working_diff(), for any two revisions.
--
-- Errors   GT002, GT003, GT009; 40001 as _capture() when one is WORKING.
CREATE OR REPLACE FUNCTION pggit._compare(from_rev text, to_rev text)
    RETURNS TABLE (side text, blob_id bytea, kind text, identity text, content text, blocker text)
    LANGUAGE plpgsql VOLATILE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF from_rev = 'WORKING' AND to_rev = 'WORKING' THEN
        RETURN;
    ELSIF to_rev = 'WORKING' THEN
        RETURN QUERY SELECT d.side, d.blob_id, d.kind, d.identity, d.content, d.blocker
        FROM pggit._working_diff(pggit._tree_of(from_rev)) AS d;
    ELSIF from_rev = 'WORKING' THEN
        RETURN QUERY
        SELECT CASE d.side WHEN 'old' THEN 'new' ELSE 'old' END, d.blob_id, d.kind, d.identity, d.content, d.blocker
        FROM pggit._working_diff(pggit._tree_of(to_rev)) AS d;
    ELSE
        RETURN QUERY SELECT d.* FROM pggit._stored_diff(pggit._tree_of(from_rev), pggit._tree_of(to_rev)) AS d;
    END IF;
END
$function$;
