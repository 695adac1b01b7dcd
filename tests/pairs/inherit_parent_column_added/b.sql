CREATE TABLE parent (id int, a text, CHECK (id > 0));
CREATE TABLE one () INHERITS (parent);
CREATE TABLE two (a text) INHERITS (parent);
