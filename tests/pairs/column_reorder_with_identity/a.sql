-- Columns change places in a table with an identity, a generated column and rules and triggers of its own.
CREATE TABLE tasks (id int GENERATED ALWAYS AS IDENTITY (START 10), a int, b int, c int GENERATED ALWAYS AS (a + b) STORED);
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION noop();
CREATE RULE no_delete AS ON DELETE TO tasks DO INSTEAD NOTHING;
ALTER TABLE tasks REPLICA IDENTITY FULL;
ALTER TABLE tasks ALTER COLUMN a SET STATISTICS 200;
