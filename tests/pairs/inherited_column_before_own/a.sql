-- A child's own columns make place for what its parent gets.
CREATE TABLE parent (a int);
CREATE TABLE child (c text DEFAULT 'c', d int GENERATED ALWAYS AS IDENTITY, e text GENERATED ALWAYS AS ('e') STORED) INHERITS (parent);
CREATE TABLE merges (b int, c text) INHERITS (parent);
