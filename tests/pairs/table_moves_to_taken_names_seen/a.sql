-- A table goes to another schema, where its index's and its sequence's names are taken by what goes.
CREATE SCHEMA shop;
CREATE TABLE items (id serial PRIMARY KEY, n int);
CREATE INDEX items_n ON items (n);
CREATE SEQUENCE shop.items_id_seq;
CREATE TABLE shop.old (n int);
CREATE INDEX items_n ON shop.old (n);
CREATE VIEW counts AS SELECT count(*) AS n FROM items;
