CREATE TABLE tagged (id int PRIMARY KEY, tag text, nums bigint[]);
