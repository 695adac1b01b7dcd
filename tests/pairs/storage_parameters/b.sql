CREATE TABLE t (id int PRIMARY KEY, a text) WITH (autovacuum_enabled = false);
CREATE INDEX i ON t (a) WITH (fillfactor = 50);
CREATE VIEW v WITH (security_invoker = true, check_option = local) AS SELECT a FROM t;
