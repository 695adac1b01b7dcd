-- A constraint trigger goes with the table that it names behind FROM; another of its name stays, or comes.
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE parent (id int);
CREATE TABLE child (id int, parent int);
CREATE CONSTRAINT TRIGGER looks AFTER INSERT ON child FROM parent FOR EACH ROW EXECUTE FUNCTION look();
CREATE CONSTRAINT TRIGGER goes AFTER UPDATE ON child FROM parent FOR EACH ROW EXECUTE FUNCTION look();
