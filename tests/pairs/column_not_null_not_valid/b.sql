CREATE TABLE t (id int, a text CONSTRAINT a_there NOT NULL);
