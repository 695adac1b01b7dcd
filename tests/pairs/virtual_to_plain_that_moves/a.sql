-- What was computed when it was read has no values to keep.
CREATE TABLE t (x int, doubled int GENERATED ALWAYS AS (x * 2) VIRTUAL, y text);
