CREATE TABLE orders (id bigint CONSTRAINT orders_key PRIMARY KEY, total numeric, at date);
CREATE INDEX orders_total ON orders (total);
CREATE VIEW totals AS SELECT id FROM orders;
