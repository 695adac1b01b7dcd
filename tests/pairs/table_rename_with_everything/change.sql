ALTER TABLE old_name RENAME TO new_name;
ALTER SEQUENCE old_name_id_seq RENAME TO new_name_id_seq;
ALTER INDEX old_name_a RENAME TO new_name_a;
ALTER TABLE new_name RENAME CONSTRAINT old_name_pkey TO new_name_pkey;
ALTER TABLE new_name RENAME CONSTRAINT old_name_a_check TO new_name_a_check;
DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 180000 THEN
        ALTER TABLE new_name RENAME CONSTRAINT old_name_id_not_null TO new_name_id_not_null;
    END IF;
END
$$;
