-- A column with a default, a check, an index and statistics changes its type where no cast is implicit.
CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT '5' CHECK (length(a) < 10));
CREATE INDEX i ON t (a text_pattern_ops);
