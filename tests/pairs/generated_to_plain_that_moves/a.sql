-- A column that is computed no longer keeps what it had, also where it has to move.
CREATE TABLE t (x int, doubled int GENERATED ALWAYS AS (x * 2) STORED, y text, tripled int GENERATED ALWAYS AS (x * 3) STORED);
