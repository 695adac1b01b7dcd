CREATE TABLE t (a int, b text);
CREATE VIEW v1 AS SELECT a FROM t;
CREATE VIEW v2 WITH (security_invoker = true) AS SELECT a FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW v3 WITH (security_barrier = true, security_invoker = true) AS SELECT b, a FROM t;
CREATE VIEW v4 AS SELECT a FROM t WHERE a > 0;
