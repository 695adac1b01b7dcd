-- A NOT NULL that is not valid yet becomes valid.
CREATE TABLE t (id int, a text);
ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID;
