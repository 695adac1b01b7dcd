-- A return type changes under a view, a default, an index, a policy, a trigger's WHEN and another function's body.
CREATE FUNCTION f(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a';
CREATE TABLE t (id int PRIMARY KEY, d int DEFAULT f(1), CHECK (f(id) > 0));
CREATE INDEX t_f ON t (f(d));
CREATE VIEW v AS SELECT f(id) AS x FROM t;
CREATE POLICY p ON t USING (f(id) > 0);
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER w BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.id) > 0) EXECUTE FUNCTION tr();
CREATE FUNCTION h() RETURNS int IMMUTABLE RETURN f(3);
