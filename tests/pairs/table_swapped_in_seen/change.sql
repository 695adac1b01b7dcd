DROP VIEW totals;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
ALTER TABLE orders RENAME CONSTRAINT orders_new_key TO orders_key;
ALTER INDEX orders_new_total RENAME TO orders_total;
CREATE VIEW totals AS SELECT id FROM orders;
