CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE a (id int, v int, n int GENERATED ALWAYS AS IDENTITY); CREATE TABLE c (id int, n serial); CREATE TABLE e (id int, n d); CREATE TABLE b (id int, r a, s c[], t e);
