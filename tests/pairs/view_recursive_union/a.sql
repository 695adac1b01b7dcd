-- Recursive views and views with security options are replaced.
CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t, name text);
CREATE RECURSIVE VIEW tree (id, depth) AS SELECT id, 0 FROM t WHERE parent IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN tree ON t.parent = tree.id;
CREATE VIEW v WITH (security_barrier) AS SELECT * FROM t WHERE id > 0 WITH CASCADED CHECK OPTION;
