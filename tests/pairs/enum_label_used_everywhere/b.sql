CREATE TYPE status AS ENUM ('new', 'done', 'void');
CREATE TABLE t (id int PRIMARY KEY, s status CHECK (s <> 'void' OR id > 0), g boolean GENERATED ALWAYS AS (s = 'void') STORED);
CREATE INDEX t_void ON t (id) WHERE s = 'void';
CREATE VIEW v AS SELECT id FROM t WHERE s = 'void';
CREATE POLICY p ON t USING (s <> 'void');
CREATE FUNCTION voids() RETURNS bigint STABLE BEGIN ATOMIC SELECT count(*) FROM t WHERE s = 'void'; END;
CREATE FUNCTION given(s status DEFAULT 'void') RETURNS status LANGUAGE sql AS 'SELECT s';
