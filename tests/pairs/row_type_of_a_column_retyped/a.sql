-- A column of a table gets another type, while another table's columns hold rows of the first.
CREATE TABLE a (id int PRIMARY KEY, v int, w text); CREATE TABLE b (id int, r a, s a[]); CREATE TABLE c (id int REFERENCES a); CREATE VIEW vv AS SELECT id, v FROM a; CREATE VIEW ww AS SELECT (r).v FROM b;
CREATE FUNCTION f(a) RETURNS int LANGUAGE sql AS 'SELECT $1.v'; CREATE INDEX ON b (id); CREATE TRIGGER tr BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
GRANT SELECT ON a TO pairs_anna; COMMENT ON COLUMN a.v IS 'c'; CREATE SEQUENCE sq OWNED BY a.v;
