CREATE TABLE t (id int PRIMARY KEY, j jsonb, a text[] DEFAULT '{}', ts timestamptz DEFAULT now(), b varbit, c varchar(5));
CREATE INDEX i ON t USING gin (j);
