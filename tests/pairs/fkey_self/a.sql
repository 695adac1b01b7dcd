-- A table refers to itself: the key comes together with its column.
CREATE TABLE nodes (id int PRIMARY KEY);
