-- A foreign table, its server and its wrapper's options change.
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a');
CREATE FOREIGN TABLE ft (id int OPTIONS (name 'x'), a text) SERVER s OPTIONS (tab 'one');
CREATE VIEW v AS SELECT id FROM ft;
