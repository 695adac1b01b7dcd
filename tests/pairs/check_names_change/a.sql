-- Constraints get other names without being seen.
CREATE TABLE t (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0), b int CONSTRAINT uq UNIQUE, c int CONSTRAINT fk REFERENCES t);
