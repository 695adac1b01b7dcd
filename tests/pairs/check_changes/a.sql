-- A check of the same name says something else; another one is added NOT VALID, a third NO INHERIT.
CREATE TABLE t (a int, b int, CONSTRAINT a_ok CHECK (a > 0), CONSTRAINT gone CHECK (b < 100));
