-- A column goes and another takes its name.
CREATE TABLE goods (id int PRIMARY KEY, name text, label text);
CREATE INDEX goods_name ON goods (name);
