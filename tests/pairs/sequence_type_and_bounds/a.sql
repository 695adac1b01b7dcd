-- Sequences change their type, bounds and owner while numbers are used up.
CREATE SEQUENCE s AS smallint MAXVALUE 100 CYCLE; CREATE TABLE t (id int DEFAULT nextval('s'), a text);
ALTER SEQUENCE s OWNED BY t.id;
