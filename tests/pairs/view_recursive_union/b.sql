CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t, name text, kind text);
CREATE RECURSIVE VIEW tree (id, depth, path) AS SELECT id, 0, ARRAY[id] FROM t WHERE parent IS NULL UNION ALL SELECT t.id, depth + 1, path || t.id FROM t JOIN tree ON t.parent = tree.id;
CREATE VIEW v AS SELECT * FROM t WHERE id > 0 WITH LOCAL CHECK OPTION;
