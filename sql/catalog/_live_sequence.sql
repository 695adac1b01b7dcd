-- pggit._live_sequence: sequences that are objects of their own. The one
-- behind an identity column belongs to that column (deptype 'i').
CREATE OR REPLACE VIEW pggit._live_sequence (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'sequence', f.identity,
       f.facts || CASE WHEN d.objid IS NULL THEN '{}' ELSE jsonb_build_object(
           'owned_by', format('%I.%I.%I', n.nspname, c.relname, a.attname)) END,
       'pg_class'::regclass::oid, f.sequence, 0, f.sequence
FROM pggit._sequence_facts AS f
LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = f.sequence
                        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype = 'a'
LEFT JOIN pg_class AS c ON c.oid = d.refobjid
LEFT JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE NOT EXISTS (
    SELECT FROM pg_depend AS i
    WHERE i.classid = 'pg_class'::regclass AND i.objid = f.sequence
      AND i.refclassid = 'pg_class'::regclass AND i.refobjsubid > 0 AND i.deptype = 'i');
