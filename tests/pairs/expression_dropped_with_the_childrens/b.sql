CREATE TABLE parent (a int, b int);
CREATE TABLE child (c text) INHERITS (parent);
