-- integer becomes bigint, varchar(10) becomes varchar(50), then text.
CREATE TABLE counters (id int PRIMARY KEY, hits int NOT NULL DEFAULT 0, label varchar(10), note varchar(20));
