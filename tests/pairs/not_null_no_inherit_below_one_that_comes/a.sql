-- A NOT NULL comes to a parent whose child or partition has one of its own that is NO INHERIT.
CREATE TABLE p (k integer, e integer) PARTITION BY LIST (k);
CREATE TABLE c PARTITION OF p (CONSTRAINT n NOT NULL e NO INHERIT) FOR VALUES IN (1);
CREATE TABLE q (k integer, e integer);
CREATE TABLE d (CONSTRAINT n NOT NULL e NO INHERIT) INHERITS (q);
CREATE TABLE r (k integer, e integer);
CREATE TABLE s (CONSTRAINT n NOT NULL e NO INHERIT) INHERITS (r);
