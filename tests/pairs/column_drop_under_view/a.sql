-- A column goes on which a view depends that stays with fewer columns.
CREATE TABLE people (id int PRIMARY KEY, first text, last text, age int);
CREATE VIEW names AS SELECT id, first, last, age FROM people;
COMMENT ON VIEW names IS 'who is who';
GRANT SELECT ON names TO pairs_anna;
