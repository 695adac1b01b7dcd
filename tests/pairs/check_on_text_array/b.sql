CREATE TABLE t (id int PRIMARY KEY, s varchar(20) NOT NULL CHECK (s IN ('a', 'b', 'c')), CONSTRAINT n CHECK (id BETWEEN 1 AND 200));
