-- Inherited columns, in children and partitions, go together with their type.
CREATE TYPE mood AS ENUM ('sad', 'fine');
CREATE TABLE people (id int, feels mood);
CREATE TABLE singers (voice text) INHERITS (people);
CREATE TABLE days (day date, feels mood) PARTITION BY RANGE (day);
CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE VIEW moods AS SELECT feels FROM people;
