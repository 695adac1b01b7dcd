-- A column of a parent table and of its children.
CREATE TABLE animals (id int, name varchar(10));
CREATE TABLE dogs (breed text) INHERITS (animals);
