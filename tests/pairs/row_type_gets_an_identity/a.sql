-- Tables whose rows another one holds get columns that bring values: an identity, a serial, a domain.
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE a (id int, v int); CREATE TABLE c (id int); CREATE TABLE e (id int); CREATE TABLE b (id int, r a, s c[], t e);
