-- Parameters of a TOAST table are set when it is there: with the first column that needs one.
CREATE TABLE t (i integer);
CREATE TABLE u (i text);
CREATE TABLE v (i text) WITH (toast.autovacuum_enabled = false);
