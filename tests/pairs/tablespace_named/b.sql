CREATE TABLE t (id int PRIMARY KEY, a text) WITH (fillfactor = 90, user_catalog_table = true) TABLESPACE pg_default;
