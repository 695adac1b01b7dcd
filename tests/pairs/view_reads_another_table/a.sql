-- A view reads another table, and the old one goes.
CREATE TABLE old_t (a int);
CREATE VIEW v AS SELECT a FROM old_t;
