-- What a parent no longer generates, its children do not either: that is said once.
CREATE TABLE parent (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE child (c text) INHERITS (parent);
