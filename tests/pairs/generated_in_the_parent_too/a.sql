-- A child has a generated column of its own that its parent generates in the same way.
CREATE TABLE parent (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text);
