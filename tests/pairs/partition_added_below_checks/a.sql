-- A partition comes to a table with checks, one that stands is attached, and one goes its own way.
CREATE TABLE sales (day date NOT NULL, amount numeric, CONSTRAINT positive CHECK (amount > 0), CONSTRAINT known CHECK (amount IS NOT NULL) NOT VALID)
    PARTITION BY RANGE (day);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE archive (day date NOT NULL, amount numeric);
