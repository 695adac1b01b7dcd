-- Storage, compression, statistics target and attribute options.
CREATE TABLE blobs (id int, a text, b text COMPRESSION pglz, c text);
ALTER TABLE blobs ALTER a SET STORAGE EXTERNAL;
ALTER TABLE blobs ALTER c SET (n_distinct = 5);
