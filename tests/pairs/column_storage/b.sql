CREATE TABLE blobs (id int, a text, b text, c text);
ALTER TABLE blobs ALTER b SET STORAGE MAIN;
ALTER TABLE blobs ALTER b SET STATISTICS 500;
ALTER TABLE blobs ALTER a SET (n_distinct = -0.5, n_distinct_inherited = 3);
