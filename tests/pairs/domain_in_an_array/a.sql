-- A domain gets another check while an array holds its values.
CREATE DOMAIN d AS text CHECK (VALUE <> 'x'); CREATE TABLE t (id int, a d[], b d);
