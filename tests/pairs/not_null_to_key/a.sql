-- NOT NULL columns become the key, the old key a unique constraint.
CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL UNIQUE);
