CREATE TABLE new_t (a int);
CREATE VIEW v AS SELECT a FROM new_t;
