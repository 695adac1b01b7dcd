ALTER TABLE orders RENAME TO purchases;
ALTER TABLE purchases RENAME id TO no;
ALTER SEQUENCE orders_id_seq RENAME TO purchases_no_seq;
ALTER INDEX orders_pkey RENAME TO purchases_pkey;
DO $$BEGIN
    IF current_setting('server_version_num')::int >= 180000 THEN
        ALTER TABLE purchases RENAME CONSTRAINT orders_id_not_null TO purchases_no_not_null;
    END IF;
END$$;
