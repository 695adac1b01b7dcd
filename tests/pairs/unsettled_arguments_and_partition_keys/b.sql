CREATE TABLE t (a int, b int, c int);
CREATE FUNCTION fd(a int, b boolean DEFAULT (1 BETWEEN 0 AND 2 AND true)) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION fe(a int, b boolean DEFAULT (1 BETWEEN 0 AND 2 AND true)) RETURNS int LANGUAGE sql RETURN a;
CREATE PROCEDURE pr(a int, b boolean DEFAULT ((1, 2) IS DISTINCT FROM (1, 3) OR false)) LANGUAGE sql AS $$ SELECT a $$;
CREATE TABLE pt (a int, b int) PARTITION BY LIST ((b BETWEEN 0 AND 10 AND a >= 0));
CREATE TABLE pt_in PARTITION OF pt FOR VALUES IN (true); CREATE TABLE pt_rest PARTITION OF pt DEFAULT;
CREATE VIEW w AS SELECT ((a, b), (c, a), b) < ((1, 2), (3, 4), 5) x, NOT (a, b, c) = (1, 2, 3) y, (a, b) <> (1, 2) z FROM t;
