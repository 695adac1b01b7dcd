-- pggit._secret_mapping: user mappings that cannot be recorded, with the reason:
-- their options may hold a password, or may not be read by this role.
--
-- pg_user_mappings gives NULL for both "no options" and "not for you"; the
-- condition is its own. Decision 0055.
CREATE OR REPLACE VIEW pggit._secret_mapping (mapping_id, reason) AS
SELECT m.umid, CASE WHEN m.umoptions IS NULL THEN 'whether it has options is not for this role to read'
                    ELSE 'its options may hold a password, and no secret is stored' END
FROM pg_user_mappings AS m
JOIN pg_foreign_server AS s ON s.oid = m.srvid
WHERE m.umoptions IS NOT NULL
   OR NOT (m.umuser <> 0 AND m.usename = current_user
               AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE'))
           OR m.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE')
           OR (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user));
