CREATE TABLE goods (id int PRIMARY KEY, price bigint NOT NULL DEFAULT 0);
