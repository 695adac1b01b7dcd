-- pggit._live_comment: what COMMENT ON said. The comment that initdb gives to
-- schema public is the normal case; another one, or none, is worth a record.
CREATE OR REPLACE VIEW pggit._live_comment (kind, identity, facts, classid, objid, objsubid, unit) AS
WITH comment AS (
    SELECT d.classoid, d.objoid, d.objsubid, d.description, d.objoid AS unit
    FROM pg_description AS d
    -- An index is a part of its table, though its row is in pg_class, and so is a composite type one of pg_type.
    WHERE NOT (d.classoid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_index AS i WHERE i.indexrelid = d.objoid))
      AND NOT (d.classoid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = d.objoid AND c.relkind = 'c'))
      AND d.classoid NOT IN ('pg_constraint'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass,
                             'pg_policy'::regclass)
    UNION ALL
    SELECT d.classoid, d.objoid, d.objsubid, d.description, i.indrelid
    FROM pg_description AS d
    JOIN pg_index AS i ON i.indexrelid = d.objoid
    WHERE d.classoid = 'pg_class'::regclass
    UNION ALL
    SELECT d.classoid, d.objoid, d.objsubid, d.description, t.oid
    FROM pg_type AS t
    JOIN pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
    JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
    UNION ALL
    SELECT d.classoid, d.objoid, d.objsubid, d.description, p.unit
    FROM pg_description AS d
    JOIN pggit._part AS p ON p.classid = d.classoid AND p.objid = d.objoid
), named AS (
    SELECT n.type AS kind, n.identity, c.description, c.unit
    FROM comment AS c
    CROSS JOIN LATERAL pg_identify_object(c.classoid, c.objoid, c.objsubid) AS n
    -- FirstNormalObjectId (access/transam.h): what lies below is initdb's.
    -- DROP SUBSCRIPTION leaves its comment behind, of nothing.
    WHERE c.objoid >= 16384 AND n.type <> 'large object' AND n.identity IS NOT NULL
      AND (n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema')
      AND (n.type <> 'schema' OR n.identity !~ '^"?pg_')
      AND NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = c.classoid AND m.objid = c.objoid)
      AND c.unit NOT IN (SELECT m.objid FROM pggit._member AS m WHERE m.classid IN ('pg_class'::regclass, 'pg_type'::regclass))
      AND (n.type, n.identity) NOT IN (('extension', 'pggit'), ('schema', 'public'))
    UNION ALL
    SELECT 'schema', 'public', d.description, s.oid
    FROM pg_namespace AS s
    LEFT JOIN pg_description AS d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = s.oid
    WHERE s.nspname = 'public' AND d.description IS DISTINCT FROM 'standard public schema'
)
SELECT 'comment', n.kind || ' ' || n.identity,
       jsonb_build_object('kind', n.kind, 'identity', n.identity, 'comment', n.description),
       NULL::oid, NULL::oid, NULL::integer, n.unit
FROM named AS n;
