CREATE TABLE visits (day date, who text DEFAULT 'me', n int) PARTITION BY RANGE (day);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE visits_2 PARTITION OF visits FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
CREATE TABLE base (id bigint, name text);
CREATE TABLE derived (more int) INHERITS (base);
CREATE VIEW names AS SELECT id, name, more FROM derived;
