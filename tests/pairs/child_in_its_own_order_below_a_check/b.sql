CREATE TABLE parent (id integer CONSTRAINT id_fits CHECK (id > 0), a text, CONSTRAINT both_fit CHECK (a <> '' AND id < 1000));
CREATE TABLE child (own integer, a text, id integer CONSTRAINT id_fits CHECK (id > 0), CONSTRAINT both_fit CHECK (a <> '' AND id < 1000));
ALTER TABLE child INHERIT parent;
CREATE TABLE mixed (more date, a text, id integer);
ALTER TABLE parent DROP CONSTRAINT both_fit, DROP CONSTRAINT id_fits;
ALTER TABLE mixed INHERIT parent;
ALTER TABLE parent ADD CONSTRAINT id_fits CHECK (id > 0), ADD CONSTRAINT both_fit CHECK (a <> '' AND id < 1000);
