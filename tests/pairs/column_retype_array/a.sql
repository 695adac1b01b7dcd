-- A scalar becomes an array of it.
CREATE TABLE tagged (id int PRIMARY KEY, tag text, nums int[]);
