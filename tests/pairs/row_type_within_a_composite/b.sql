CREATE TABLE a (id int, v text); CREATE TYPE c AS (x a, y int); CREATE TABLE b (id int, r c);
