-- A new label is used in a check, an index predicate, a view, a policy, a generated column and a function.
CREATE TYPE status AS ENUM ('new', 'done');
CREATE TABLE t (id int PRIMARY KEY, s status, g boolean GENERATED ALWAYS AS (s = 'done') STORED);
CREATE VIEW v AS SELECT id FROM t WHERE s = 'new';
CREATE POLICY p ON t USING (s <> 'done');
