-- pggit._lock_head: hold HEAD until this transaction ends. Everything that
-- records the working tree or moves HEAD starts here, so such calls queue up.
--
-- Race     The row is made on first use; of two sessions that make it one
--          waits for the other at the primary key, whoever dies. In
--          REPEATABLE READ the later one gets 40001, from the server itself.
CREATE OR REPLACE FUNCTION pggit._lock_head()
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    INSERT INTO pggit.head (ref) VALUES ('refs/heads/main') ON CONFLICT DO NOTHING;
    PERFORM FROM pggit.head FOR UPDATE;
END
$function$;
