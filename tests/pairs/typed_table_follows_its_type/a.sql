-- The columns of a typed table come and go with the attributes of its type.
CREATE TYPE shape AS (a int, b text);
CREATE TABLE first OF shape (PRIMARY KEY (a));
CREATE TABLE second OF shape (b DEFAULT 'b');
CREATE TYPE untouched AS (x int);
CREATE TABLE third OF untouched;
