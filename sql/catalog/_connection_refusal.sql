-- pggit._connection_refusal: why a connection string cannot be recorded; NULL where
-- it can: it is made of keywords alone of which none is a secret (decision 0059).
CREATE OR REPLACE FUNCTION pggit._connection_refusal(connection text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN connection IS NULL THEN 'its connection string is not for this role to read'
        -- As libpq reads it: keyword = value, the value in quotes or without.
        WHEN regexp_replace(connection, $re$\s*\m[a-z_]+\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)(?=\s|$)\s*$re$, '', 'g') <> ''
          OR EXISTS (
            SELECT FROM regexp_matches(connection, $re$\s*(\m[a-z_]+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)(?=\s|$)$re$, 'g') AS m
            WHERE m[1] NOT IN (
                'host', 'hostaddr', 'port', 'dbname', 'user', 'service', 'passfile', 'application_name', 'fallback_application_name',
                'client_encoding', 'connect_timeout', 'keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count',
                'tcp_user_timeout', 'target_session_attrs', 'load_balance_hosts', 'require_auth', 'channel_binding', 'gssencmode',
                'gssdelegation', 'gsslib', 'krbsrvname', 'requirepeer', 'sslmode', 'sslnegotiation', 'sslcompression', 'sslcert',
                'sslkey', 'sslcertmode', 'sslrootcert', 'sslcrl', 'sslcrldir', 'sslsni', 'ssl_min_protocol_version',
                'ssl_max_protocol_version', 'min_protocol_version', 'max_protocol_version')
               -- A database's name may be a connection string itself.
               OR m[1] = 'dbname' AND m[2] ~ '[=:]')
        THEN 'its connection string may hold a password, and no secret is stored'
    END
$function$;
