-- A column holds rows of a table that becomes a composite type.
CREATE TABLE a (id int, v int); CREATE TABLE b (id int, r a);
