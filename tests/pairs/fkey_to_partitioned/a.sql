-- A foreign key to a partitioned table comes, and one from it.
CREATE TABLE days (day date PRIMARY KEY) PARTITION BY RANGE (day);
CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE kinds (id int PRIMARY KEY);
CREATE TABLE visits (day date, kind int) PARTITION BY LIST (kind);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES IN (1);
