-- Text columns become an enum with a default.
CREATE TABLE t (id int PRIMARY KEY, s text NOT NULL DEFAULT 'new');
CREATE INDEX i ON t (s);
