CREATE DOMAIN thing AS text CHECK (VALUE IN ('a', 'b'));
CREATE TABLE record (x int);
CREATE TABLE t (id int PRIMARY KEY, th thing);
