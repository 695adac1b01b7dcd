CREATE TABLE t (i integer, s varchar) WITH (fillfactor = 50, toast.autovacuum_enabled = false);
CREATE TABLE u (i text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE v (i text);
