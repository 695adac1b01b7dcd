-- A partition that is divided by a column which comes with it.
CREATE TABLE e (region text, zone text) PARTITION BY LIST (region);
CREATE TABLE eu PARTITION OF e FOR VALUES IN ('eu') PARTITION BY LIST (zone);
