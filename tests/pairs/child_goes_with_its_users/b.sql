CREATE TABLE s (q text, i text);
CREATE TABLE p (k integer) PARTITION BY LIST (k);
