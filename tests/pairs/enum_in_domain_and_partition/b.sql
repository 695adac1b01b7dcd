CREATE TYPE region AS ENUM ('eu', 'us', 'asia', 'africa');
CREATE DOMAIN home AS region DEFAULT 'eu' CHECK (VALUE <> 'asia');
CREATE TABLE t (id int, r region NOT NULL) PARTITION BY LIST (r);
CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE u (h home);
