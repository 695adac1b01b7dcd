-- A typed table becomes a plain one, its type gets another attribute.
CREATE TYPE person AS (name text, age int); CREATE TABLE people OF person (PRIMARY KEY (name));
