-- A type of one name is an enum, then a domain, and a table takes a type's name.
CREATE TYPE thing AS ENUM ('a', 'b');
CREATE TYPE record AS (x int);
CREATE TABLE t (id int PRIMARY KEY, th thing);
