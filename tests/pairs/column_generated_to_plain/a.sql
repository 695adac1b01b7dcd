-- A generated column keeps its values as a plain one; the way back computes them anew.
CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED);
