-- Parameters of tables, of their TOAST, of indexes and views change.
CREATE TABLE t (id int PRIMARY KEY WITH (fillfactor = 80), a text) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
CREATE INDEX i ON t (a) WITH (deduplicate_items = off);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;
