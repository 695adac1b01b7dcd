CREATE TABLE metrics (day date NOT NULL, name text, value bigint) PARTITION BY RANGE (day);
CREATE TABLE metrics_2023 PARTITION OF metrics FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE metrics_rest PARTITION OF metrics DEFAULT;
CREATE INDEX metrics_name ON metrics (name);
