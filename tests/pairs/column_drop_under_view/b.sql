CREATE TABLE people (id int PRIMARY KEY, first text, last text);
CREATE VIEW names AS SELECT id, first, last FROM people;
COMMENT ON VIEW names IS 'who is who';
GRANT SELECT ON names TO pairs_anna;
