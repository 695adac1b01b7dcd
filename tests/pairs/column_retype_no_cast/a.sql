-- There is no cast at all between the two types: the column is another one.
CREATE TABLE shapes (id int PRIMARY KEY, area point);
