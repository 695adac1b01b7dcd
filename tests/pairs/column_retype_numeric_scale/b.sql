CREATE TABLE prices (id int PRIMARY KEY, price numeric(10,1));
