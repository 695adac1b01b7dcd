CREATE TABLE t (id int CONSTRAINT id_given NOT NULL, a text CONSTRAINT a_there NOT NULL, b int);
COMMENT ON CONSTRAINT id_given ON t IS 'always';
