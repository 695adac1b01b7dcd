CREATE TABLE parent (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text);
CREATE TABLE child (d int GENERATED ALWAYS AS (a * 3) STORED, b int GENERATED ALWAYS AS (a * 2) STORED, a int NOT NULL, c text);
ALTER TABLE child INHERIT parent;
