CREATE TABLE wide (a bigint, c timestamp, h text, d numeric(20,4), e int DEFAULT 2, f text, i int[] NOT NULL DEFAULT '{}');
