-- A serial column loses its default and its sequence.
CREATE TABLE t (id serial PRIMARY KEY, v text);
