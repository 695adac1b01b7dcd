CREATE DOMAIN base AS varchar(20) CHECK (VALUE <> '');
CREATE DOMAIN upper_one AS base CHECK (length(VALUE) < 10);
CREATE TABLE t (a upper_one);
