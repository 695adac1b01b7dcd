CREATE DOMAIN d AS text CHECK (VALUE <> 'y'); CREATE TABLE t (id int, a d[], b d);
