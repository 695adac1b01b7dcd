-- json becomes jsonb, a text an array, a timestamp one with a zone.
CREATE TABLE t (id int PRIMARY KEY, j json, a text DEFAULT '{}', ts timestamp DEFAULT now(), b bit(3), c char(5));
CREATE INDEX i ON t ((j->>'x'));
