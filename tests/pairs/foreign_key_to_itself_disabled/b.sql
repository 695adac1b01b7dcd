CREATE TABLE other (a int PRIMARY KEY, f int);
