-- pggit._others_state: a fingerprint of what a capture reads and not everybody may
-- read row by row: roles, user mappings and subscriptions, by what is shown of them.
CREATE OR REPLACE FUNCTION pggit._others_state()
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat_ws(' ',
        (SELECT sum(hashtextextended(concat(r.oid, ' ', r.rolname), 0)) FROM pggit._role_row AS r),
        (SELECT sum(hashtextextended(concat(m.umid, ' ', m.umuser, ' ', m.srvid, ' ', m.umoptions IS NULL), 0))
         FROM pg_user_mappings AS m),
        -- Which of its changes came from replication is no schema.
        (SELECT sum(hashtextextended((s.fields - ARRAY['subskiplsn', 'subenabled'])::text, 0)) FROM pggit._subscription_row() AS s))
$function$;
