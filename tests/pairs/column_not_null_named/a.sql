-- NOT NULL constraints with names of their own, NO INHERIT and comments.
CREATE TABLE t (id int CONSTRAINT id_there NOT NULL, a text CONSTRAINT a_there NOT NULL NO INHERIT, b int NOT NULL);
COMMENT ON CONSTRAINT id_there ON t IS 'always';
