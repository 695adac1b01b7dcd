-- The expression of a generated column changes.
CREATE TABLE people (id int PRIMARY KEY, first text, last text, full_name text GENERATED ALWAYS AS (first || ' ' || last) STORED);
CREATE INDEX people_full ON people (full_name);
CREATE VIEW full_names AS SELECT id, full_name FROM people;
