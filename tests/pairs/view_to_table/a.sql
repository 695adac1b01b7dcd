-- A view, a materialized view and a table change their kinds under one name.
CREATE TABLE base (a int);
CREATE VIEW x AS SELECT a FROM base;
CREATE MATERIALIZED VIEW y AS SELECT a FROM base;
CREATE TABLE z (a int);
CREATE VIEW reader AS SELECT x.a FROM x, y, z;
