-- Two tables come that refer to one another.
CREATE TABLE other (id int);
