DROP SEQUENCE shop.items_id_seq;
ALTER INDEX shop.items_n RENAME TO old_n;
ALTER TABLE items SET SCHEMA shop;
