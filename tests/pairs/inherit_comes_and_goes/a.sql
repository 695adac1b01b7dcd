-- A table becomes the child of another one.
CREATE TABLE parent (id int, a text);
CREATE TABLE child (id int, a text, b int);
