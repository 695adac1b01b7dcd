-- A table is renamed with its sequence, index, constraint, trigger and policy.
CREATE TABLE old_name (id serial PRIMARY KEY, a text CHECK (a <> ''));
CREATE INDEX old_name_a ON old_name (a);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER tr BEFORE INSERT ON old_name FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT * FROM old_name;
