-- A NOT NULL column without a default cannot be added while there are rows.
CREATE TABLE orders (id int PRIMARY KEY);
