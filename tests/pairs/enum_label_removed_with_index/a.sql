-- A label goes while a partial index, a check and a trigger name others.
CREATE TYPE state AS ENUM ('new', 'old', 'gone');
CREATE TABLE t (id int PRIMARY KEY, s state NOT NULL DEFAULT 'new', CHECK (s <> 'old' OR id > 0));
CREATE INDEX open ON t (id) WHERE s = 'new';
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.s = 'new') EXECUTE FUNCTION f();
CREATE MATERIALIZED VIEW m AS SELECT s, count(*) FROM t GROUP BY s;
