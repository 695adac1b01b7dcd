-- pggit.diff: what changed between two revisions, object by object.
--
-- Layer    history. An object whose blob differs on both sides is modified; the
--          two definitions say how.
CREATE OR REPLACE FUNCTION pggit.diff(from_rev text DEFAULT 'HEAD', to_rev text DEFAULT 'WORKING')
    RETURNS TABLE (change text, kind text, identity text, old_definition text, new_definition text)
    LANGUAGE sql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
    WITH differing AS MATERIALIZED (
        SELECT d.* FROM pggit._compare(from_rev, to_rev) AS d
    )
    SELECT CASE WHEN o.side IS NULL THEN 'added' WHEN n.side IS NULL THEN 'removed' ELSE 'modified' END,
           coalesce(o.kind, n.kind), coalesce(o.identity, n.identity),
           pggit._definition(o.kind, o.identity, o.content),
           pggit._definition(n.kind, n.identity, n.content)
    FROM (SELECT * FROM differing WHERE side = 'old') AS o
    FULL JOIN (SELECT * FROM differing WHERE side = 'new') AS n ON n.kind = o.kind AND n.identity = o.identity
    ORDER BY coalesce(o.identity, n.identity) COLLATE "C", coalesce(o.kind, n.kind) COLLATE "C"
$function$;
COMMENT ON FUNCTION pggit.diff(text, text) IS
'What changed from one revision (default HEAD) to another (default WORKING, the live schema). Columns: change (added, modified, removed), kind and identity as pg_identify_object() spells them, old_definition, new_definition. Errors: GT002 unknown, GT003 ambiguous revision, GT009 damaged history.';
