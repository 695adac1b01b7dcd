-- A table whose rows another one holds gets an identity.
CREATE TABLE a (id int, v int); CREATE TABLE b (id int, r a);
