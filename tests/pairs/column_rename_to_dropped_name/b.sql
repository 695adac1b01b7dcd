CREATE TABLE goods (id int PRIMARY KEY, name text);
CREATE INDEX goods_name ON goods (name);
