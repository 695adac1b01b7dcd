CREATE TABLE animals (id int, name text);
CREATE TABLE dogs (breed text) INHERITS (animals);
