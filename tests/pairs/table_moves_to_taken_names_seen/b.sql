CREATE SCHEMA shop;
CREATE TABLE shop.items (id serial PRIMARY KEY, n int);
CREATE INDEX items_n ON shop.items (n);
CREATE TABLE shop.old (n int);
CREATE INDEX old_n ON shop.old (n);
CREATE VIEW counts AS SELECT count(*) AS n FROM shop.items;
