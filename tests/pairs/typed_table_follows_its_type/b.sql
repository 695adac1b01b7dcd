CREATE TYPE shape AS (a int, b text, c date);
CREATE TABLE first OF shape (PRIMARY KEY (a));
CREATE TABLE second OF shape (b DEFAULT 'b');
CREATE TYPE untouched AS (x int);
CREATE TABLE third OF untouched;
