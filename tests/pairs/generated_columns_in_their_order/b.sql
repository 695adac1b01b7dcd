CREATE TABLE t (a int, b int, c int, g int GENERATED ALWAYS AS (a + b) STORED, d text, h text GENERATED ALWAYS AS (d || 'x') STORED, e int);
