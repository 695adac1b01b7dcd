-- numeric loses digits behind the point: a lossy retype.
CREATE TABLE prices (id int PRIMARY KEY, price numeric(10,4));
