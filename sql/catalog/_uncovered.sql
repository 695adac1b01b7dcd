-- pggit._uncovered: every object of the user's that no _capture_...() function
-- records, with the reason. What is listed here makes commit() raise GT010: an
-- object is never left out in silence (api.md, "Errors").
--
-- Written as "all that is in the catalogs, less what is covered", so that a
-- kind nobody thought of shows up here and not nowhere.
CREATE OR REPLACE FUNCTION pggit._uncovered()
    RETURNS TABLE (kind text, identity text, reason text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
    WITH object AS (
        SELECT r.tableoid AS classid, r.oid AS objid, 'this kind is not covered yet' AS reason
        FROM pg_class AS r JOIN pggit._relation() AS u ON u.oid = r.oid
        WHERE r.relkind NOT IN ('r', 'i', 'S', 'v', 'c')
        UNION ALL
        SELECT r.tableoid, r.oid, 'inheritance and partitions are not covered yet'
        FROM pg_class AS r JOIN pggit._relation() AS u ON u.oid = r.oid
        WHERE r.relkind = 'r'
          AND EXISTS (SELECT FROM pg_inherits AS h WHERE h.inhrelid = r.oid)
        UNION ALL
        SELECT r.tableoid, r.oid, 'typed tables are not covered yet'
        FROM pg_class AS r JOIN pggit._relation() AS u ON u.oid = r.oid
        WHERE r.relkind = 'r' AND r.reloftype <> 0
        UNION ALL
        SELECT 'pg_class'::regclass, i.indexrelid, 'the index is invalid: REINDEX or drop it'
        FROM pg_index AS i JOIN pggit._relation() AS u ON u.oid = i.indexrelid
        WHERE NOT i.indisvalid
        UNION ALL
        -- ALTER renames both; only an update of the catalogs can part them.
        SELECT k.tableoid, k.oid, 'the constraint''s index has another name'
        FROM pg_constraint AS k
        JOIN pggit._relation() AS u ON u.oid = k.conrelid
        JOIN pg_class AS x ON x.oid = k.conindid
        WHERE k.contype IN ('p', 'u', 'x') AND x.relname <> k.conname
        UNION ALL
        SELECT t.tableoid, t.oid, 'this kind is not covered yet'
        FROM pg_type AS t JOIN pggit._user_type() AS u ON u.oid = t.oid
        WHERE t.typtype <> 'e'
        UNION ALL
        SELECT p.tableoid, p.oid, 'this kind is not covered yet'
        FROM pg_proc AS p JOIN pggit._user_function() AS u ON u.oid = p.oid
        WHERE p.prokind = 'a'
        UNION ALL
        SELECT d.classid, d.objid, 'DEPENDS ON EXTENSION is not covered yet'
        FROM pg_depend AS d WHERE d.deptype = 'x'
        UNION ALL
        SELECT t.tableoid, t.oid, 'this kind is not covered yet'
        FROM pg_trigger AS t JOIN pggit._relation() AS u ON u.oid = t.tgrelid
        WHERE NOT t.tgisinternal
        UNION ALL
        SELECT t.tableoid, t.oid, 'a constraint''s own trigger is not enabled as it was made'
        FROM pg_trigger AS t JOIN pggit._relation() AS u ON u.oid = t.tgrelid
        WHERE t.tgisinternal AND t.tgenabled <> 'O'
        UNION ALL
        SELECT p.tableoid, p.oid, 'this kind is not covered yet'
        FROM pg_policy AS p JOIN pggit._relation() AS u ON u.oid = p.polrelid
        UNION ALL
        SELECT w.tableoid, w.oid, 'this kind is not covered yet'
        FROM pg_rewrite AS w JOIN pggit._relation() AS u ON u.oid = w.ev_class
        WHERE w.rulename <> '_RETURN' OR w.ev_enabled <> 'O'
        UNION ALL
        SELECT other.classid, other.objid, 'this kind is not covered yet'
        FROM (
            SELECT tableoid AS classid, oid AS objid FROM pg_operator
            UNION ALL SELECT tableoid, oid FROM pg_opclass
            UNION ALL SELECT tableoid, oid FROM pg_opfamily
            UNION ALL SELECT tableoid, oid FROM pg_cast
            UNION ALL SELECT tableoid, oid FROM pg_collation
            UNION ALL SELECT tableoid, oid FROM pg_conversion
            UNION ALL SELECT tableoid, oid FROM pg_transform
            UNION ALL SELECT tableoid, oid FROM pg_language
            UNION ALL SELECT tableoid, oid FROM pg_am
            UNION ALL SELECT tableoid, oid FROM pg_ts_config
            UNION ALL SELECT tableoid, oid FROM pg_ts_dict
            UNION ALL SELECT tableoid, oid FROM pg_ts_parser
            UNION ALL SELECT tableoid, oid FROM pg_ts_template
            -- The statistics of a temporary table are temporary, in whatever schema.
            UNION ALL SELECT s.tableoid, s.oid
                      FROM pg_statistic_ext AS s JOIN pggit._relation() AS u ON u.oid = s.stxrelid
            UNION ALL SELECT tableoid, oid FROM pg_foreign_data_wrapper
            UNION ALL SELECT tableoid, oid FROM pg_foreign_server
            UNION ALL SELECT 'pg_user_mapping'::regclass, umid FROM pg_user_mappings
            UNION ALL SELECT tableoid, oid FROM pg_publication
            UNION ALL SELECT 'pg_subscription'::regclass, oid FROM pg_subscription
                      WHERE subdbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
            UNION ALL SELECT tableoid, oid FROM pg_event_trigger
            UNION ALL SELECT tableoid, oid FROM pg_default_acl
        ) AS other
        WHERE other.objid >= 16384
          AND NOT EXISTS (
              SELECT FROM pg_depend AS d
              WHERE d.classid = other.classid AND d.objid = other.objid
                -- Of an extension, or of another object: the cast of a range to its multirange.
                AND d.deptype IN ('e', 'i'))
    )
    SELECT DISTINCT n.type, n.identity, o.reason
    FROM object AS o
    CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) AS n
    -- Not what lies in pg_temp or was put into pg_catalog, as in pg_dump.
    WHERE n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema'
    UNION ALL
    SELECT DISTINCT 'security label', format('%s %s', n.type, n.identity), 'this kind is not covered yet'
    FROM pg_seclabel AS s
    CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, s.objsubid) AS n
    WHERE s.objoid >= 16384
      AND NOT EXISTS (
          SELECT FROM pg_depend AS d WHERE d.classid = s.classoid AND d.objid = s.objoid AND d.deptype = 'e')
$function$;
