CREATE TABLE t (id int PRIMARY KEY, k text NOT NULL DEFAULT 'x' CHECK (k IN ('x', 'y')));
