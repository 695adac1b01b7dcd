-- A view reads a sequence, by its columns.
CREATE SEQUENCE s;
CREATE VIEW state AS SELECT s.last_value, s.is_called FROM s;
