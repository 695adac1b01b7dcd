-- A table is replaced by another one, which takes its name and its indexes' names.
CREATE TABLE orders (id int CONSTRAINT orders_key UNIQUE, total text);
CREATE INDEX orders_total ON orders (total);
CREATE TABLE orders_new (id bigint CONSTRAINT orders_new_key UNIQUE, total numeric, at date);
CREATE INDEX orders_new_total ON orders_new (total);
CREATE VIEW totals AS SELECT id::bigint AS id FROM orders;
