CREATE TABLE people (id int);
CREATE TABLE singers (voice text) INHERITS (people);
CREATE TABLE days (day date) PARTITION BY RANGE (day);
CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
