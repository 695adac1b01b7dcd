-- A partition and a column come at once, and a column that children inherit changes its type below a new view.
CREATE TABLE visits (day date, n int) PARTITION BY RANGE (day);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE base (id int, name varchar(10));
CREATE TABLE derived (more int) INHERITS (base);
