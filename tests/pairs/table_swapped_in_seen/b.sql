CREATE TABLE orders (id bigint CONSTRAINT orders_key UNIQUE, total numeric, at date);
CREATE INDEX orders_total ON orders (total);
CREATE VIEW totals AS SELECT id FROM orders;
