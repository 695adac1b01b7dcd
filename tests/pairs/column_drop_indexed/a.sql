-- A dropped column takes its index, its check and a multi-column index with it.
CREATE TABLE items (id int PRIMARY KEY, sku text, price numeric, CHECK (price > 0), CONSTRAINT either CHECK (sku <> '' OR price > 1));
CREATE INDEX items_sku ON items (sku);
CREATE INDEX items_both ON items (sku, price);
CREATE UNIQUE INDEX items_lower ON items (lower(sku)) WHERE price > 10;
