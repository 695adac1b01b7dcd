-- pggit._uncovered: every object of the user's that no _live_... view records,
-- with the reason. What is listed here makes commit() raise GT010: an object is
-- never left out in silence (api.md, "Errors").
--
-- Written as "all that is in the catalogs, less what is covered", so that a
-- kind nobody thought of shows up here and not nowhere.
CREATE OR REPLACE VIEW pggit._uncovered (kind, identity, reason, unit) AS
WITH object AS (
    SELECT 'pg_class'::regclass::oid AS classid, u.oid AS objid, 'this kind is not covered yet' AS reason, u.oid AS unit
    FROM pggit._relation AS u
    WHERE u.relkind NOT IN ('r', 'p', 'i', 'I', 'S', 'v', 'c', 'm', 'f')
    UNION ALL
    SELECT 'pg_class'::regclass, i.indexrelid, 'the index is invalid: REINDEX or drop it', i.indrelid
    FROM pg_index AS i JOIN pggit._relation AS u ON u.oid = i.indexrelid
    WHERE NOT i.indisvalid AND u.relkind = 'i'
    UNION ALL
    -- ALTER renames both; only an update of the catalogs can part them.
    SELECT k.tableoid, k.oid, 'the constraint''s index has another name', k.conrelid
    FROM pg_constraint AS k
    JOIN pggit._relation AS u ON u.oid = k.conrelid
    JOIN pg_class AS x ON x.oid = k.conindid
    WHERE k.contype IN ('p', 'u', 'x') AND x.relname <> k.conname
    UNION ALL
    -- ALTER CONSTRAINT lets both happen, and no statement makes such a table (version 18 on).
    SELECT k.tableoid, k.oid, 'NOT NULL of a partitioned table or in a primary key cannot be NO INHERIT', k.conrelid
    FROM pg_constraint AS k JOIN pggit._relation AS u ON u.oid = k.conrelid
    WHERE k.contype = 'n' AND k.connoinherit
      AND (u.relkind = 'p' OR EXISTS (SELECT FROM pg_constraint AS p
                                      WHERE p.conrelid = k.conrelid AND p.contype = 'p' AND p.conkey @> k.conkey))
    UNION ALL
    -- Its name has an oid in it, so that pg_dump's own statement works nowhere else.
    SELECT t.tableoid, t.oid, 'a partition''s copy of a constraint''s trigger is not enabled as its parent is', t.tgrelid
    FROM pg_trigger AS t
    JOIN pggit._relation AS u ON u.oid = t.tgrelid
    JOIN pg_trigger AS p ON p.oid = t.tgparentid
    WHERE t.tgisinternal AND t.tgenabled <> p.tgenabled
    UNION ALL
    SELECT w.tableoid, w.oid, 'the query of a view cannot be disabled for good', w.ev_class
    FROM pg_rewrite AS w JOIN pggit._relation AS u ON u.oid = w.ev_class
    WHERE w.rulename = '_RETURN' AND w.ev_enabled <> 'O'
    UNION ALL
    -- RENAME lets it have that name, and no statement makes such a rule.
    SELECT w.tableoid, w.oid, 'a rule that is no view''s query cannot be named _RETURN', w.ev_class
    FROM pg_rewrite AS w JOIN pggit._relation AS u ON u.oid = w.ev_class
    WHERE w.rulename = '_RETURN' AND w.ev_type <> '1'
)
SELECT n.type, n.identity, o.reason, o.unit
FROM object AS o
CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) AS n
-- Not what lies in pg_temp, as in pg_dump.
WHERE n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema'
UNION ALL
SELECT o.kind, o.identity,
       CASE o.classid WHEN 'pg_subscription'::regclass THEN c.reason
                      WHEN 'pg_user_mapping'::regclass THEN s.reason
                      ELSE 'this kind is not covered yet' END,
       o.objid
FROM pggit._object AS o
LEFT JOIN pggit._secret_mapping AS s ON o.classid = 'pg_user_mapping'::regclass AND s.mapping_id = o.objid
LEFT JOIN LATERAL (
    SELECT pggit._connection_refusal(r.fields->>'subconninfo') AS reason
    FROM pggit._subscription_row() AS r WHERE o.classid = 'pg_subscription'::regclass AND r.subscription = o.objid
) AS c ON true
WHERE s.mapping_id IS NOT NULL OR c.reason IS NOT NULL
   OR o.classid NOT IN (
          'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_cast'::regclass,
          'pg_collation'::regclass, 'pg_conversion'::regclass, 'pg_transform'::regclass, 'pg_language'::regclass,
          'pg_am'::regclass, 'pg_ts_config'::regclass, 'pg_ts_dict'::regclass, 'pg_ts_parser'::regclass,
          'pg_ts_template'::regclass, 'pg_foreign_data_wrapper'::regclass, 'pg_foreign_server'::regclass,
          'pg_user_mapping'::regclass, 'pg_statistic_ext'::regclass, 'pg_event_trigger'::regclass,
          'pg_publication'::regclass, 'pg_subscription'::regclass, 'pg_default_acl'::regclass);
