CREATE TABLE boxes (id int PRIMARY KEY, w bigint, h bigint, area bigint GENERATED ALWAYS AS (w * h) STORED);
