-- A view over two schemas with one table name each: which one is read is content (pgplex/pgschema 314).
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.t (a int);
CREATE TABLE two.t (a int);
CREATE VIEW v AS SELECT t.a FROM one.t;
