CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true'); CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'b', port '1');
CREATE FOREIGN TABLE ft (id bigint OPTIONS (name 'y'), b date) SERVER s OPTIONS (tab 'two', more 'm');
CREATE VIEW v AS SELECT id FROM ft;
