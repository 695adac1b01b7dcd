-- pggit._live_rare: the objects of those kinds that most schemas have none of; with
-- _live_common these are all that is recorded.
--
-- A statement for each, run and planned only where the catalog has a row for it: to
-- plan the question after every kind at once takes a new session longer than all
-- else that its first status() does. Each condition is a part of the view's own.
--
-- units    only what is a part of these
-- Columns  as of _live_common
CREATE OR REPLACE FUNCTION pggit._live_rare(units oid[] DEFAULT NULL)
    RETURNS TABLE (kind text, identity text, facts jsonb, classid oid, objid oid, objsubid integer, unit oid)
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    present constant oid[] := ARRAY(SELECT DISTINCT o.classid FROM pggit._object AS o);
BEGIN
    IF 'pg_operator'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_operator AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF present && ARRAY['pg_opclass'::regclass, 'pg_opfamily'::regclass]::oid[] THEN
        RETURN QUERY SELECT l.* FROM pggit._live_operator_class AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_cast'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_cast AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_collation'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_collation AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_conversion'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_conversion AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF present && ARRAY['pg_language'::regclass, 'pg_transform'::regclass]::oid[] THEN
        RETURN QUERY SELECT l.* FROM pggit._live_language AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_am'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_access_method AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF present && ARRAY['pg_ts_config'::regclass, 'pg_ts_dict'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_template'::regclass]::oid[] THEN
        RETURN QUERY SELECT l.* FROM pggit._live_text_search AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_statistic_ext'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_statistics AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF present && ARRAY['pg_foreign_data_wrapper'::regclass, 'pg_foreign_server'::regclass, 'pg_user_mapping'::regclass]::oid[] THEN
        RETURN QUERY SELECT l.* FROM pggit._live_foreign_server AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_publication'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_publication AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_subscription'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_subscription AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_event_trigger'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_event_trigger AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF 'pg_default_acl'::regclass = ANY (present) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_default_acl AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_aggregate WHERE aggfnoid >= 16384) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_aggregate AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_class WHERE relkind = 'm') THEN
        RETURN QUERY SELECT l.* FROM pggit._live_materialized_view AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_policy) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_policy AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_seclabel) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_security_label AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O') THEN
        RETURN QUERY SELECT l.* FROM pggit._live_constraint_trigger AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal OR tgparentid <> 0) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_trigger AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_rewrite WHERE rulename <> '_RETURN') THEN
        RETURN QUERY SELECT l.* FROM pggit._live_rule AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_constraint WHERE contypid > 0 AND oid >= 16384) THEN
        RETURN QUERY SELECT l.* FROM pggit._live_domain_constraint AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
    IF EXISTS (SELECT FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'x') THEN
        RETURN QUERY SELECT l.* FROM pggit._live_extension_dependency AS l WHERE units IS NULL OR l.unit = ANY (units);
    END IF;
END
$function$;
