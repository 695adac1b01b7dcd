CREATE TABLE t (x int, z int, doubled int, y text, tripled bigint DEFAULT 5);
