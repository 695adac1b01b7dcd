CREATE TABLE parent (a int, b int DEFAULT 5, f text GENERATED ALWAYS AS ('f') STORED);
CREATE TABLE child (c text DEFAULT 'c', d int GENERATED ALWAYS AS IDENTITY, e text GENERATED ALWAYS AS ('e') STORED) INHERITS (parent);
CREATE TABLE merges (b int, c text) INHERITS (parent);
