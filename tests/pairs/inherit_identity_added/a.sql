-- A column that counts comes to a parent: PostgreSQL adds none to a table that has children, who get the column alone.
CREATE TABLE parent (a int);
CREATE TABLE one () INHERITS (parent);
CREATE TABLE two () INHERITS (one);
CREATE TABLE beside (a int PRIMARY KEY);
