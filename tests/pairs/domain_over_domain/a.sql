-- A domain over a domain; the lower one is replaced.
CREATE DOMAIN base AS text CHECK (VALUE <> '');
CREATE DOMAIN upper_one AS base CHECK (length(VALUE) < 10);
CREATE TABLE t (a upper_one);
