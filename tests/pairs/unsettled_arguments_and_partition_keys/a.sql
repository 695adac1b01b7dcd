-- Defaults of arguments and a partition key are printed otherwise once they are restored.
CREATE TABLE t (a int, b int, c int);
