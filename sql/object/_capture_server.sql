-- pggit._capture_server: the server and the database that a capture is true of. A
-- server of another version prints definitions differently; pg_upgrade and CREATE
-- DATABASE ... TEMPLATE carry the tables of this extension elsewhere.
CREATE OR REPLACE FUNCTION pggit._capture_server()
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('%s %s %s %s', current_setting('server_version_num'), c.system_identifier, d.oid, c.pg_control_version)
    FROM pg_control_system() AS c, pg_database AS d
    WHERE d.datname = current_database()
$function$;
