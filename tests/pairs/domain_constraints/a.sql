-- A domain's checks, default and NOT NULL are added, changed and dropped under columns that hold values.
CREATE DOMAIN email AS text CONSTRAINT at CHECK (VALUE LIKE '%@%') CONSTRAINT short CHECK (length(VALUE) < 100);
CREATE TABLE t (id int PRIMARY KEY, e email);
