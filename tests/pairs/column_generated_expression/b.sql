CREATE TABLE people (id int PRIMARY KEY, first text, last text, full_name text GENERATED ALWAYS AS (last || ', ' || first) STORED);
CREATE INDEX people_full ON people (full_name);
CREATE VIEW full_names AS SELECT id, full_name FROM people;
