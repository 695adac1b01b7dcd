-- pggit._live_sequence: sequences that are objects of their own. The one
-- behind an identity column belongs to that column (deptype 'i').
CREATE OR REPLACE VIEW pggit._live_sequence (kind, identity, facts, classid, objid, objsubid, unit) AS
WITH dependency AS (
    SELECT d.objid, d.deptype, d.refobjid, d.refobjsubid FROM pg_depend AS d
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
      AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
)
SELECT 'sequence', f.identity, f.facts || coalesce(o.owned_by, '{}'),
       'pg_class'::regclass::oid, f.sequence, 0, f.sequence
FROM pggit._sequence_facts AS f
LEFT JOIN (
    SELECT d.objid, jsonb_build_object('owned_by', format('%I.%I.%I', n.nspname, c.relname, a.attname)) AS owned_by
    FROM dependency AS d
    JOIN pg_class AS c ON c.oid = d.refobjid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.deptype = 'a'
) AS o ON o.objid = f.sequence
WHERE f.sequence NOT IN (SELECT d.objid FROM dependency AS d WHERE d.deptype = 'i');
