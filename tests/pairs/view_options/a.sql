-- security_invoker, security_barrier and check_option are set, changed and kept when a view is made anew (supabase/cli 792).
CREATE TABLE t (a int, b text);
CREATE VIEW v1 WITH (security_invoker = true) AS SELECT a FROM t;
CREATE VIEW v2 AS SELECT a FROM t WHERE a > 0;
CREATE VIEW v3 WITH (security_barrier = true, security_invoker = true) AS SELECT a, b FROM t;
CREATE VIEW v4 AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
