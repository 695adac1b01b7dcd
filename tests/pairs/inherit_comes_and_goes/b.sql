CREATE TABLE parent (id int, a text);
CREATE TABLE child (id int, a text, b int);
ALTER TABLE child INHERIT parent;
