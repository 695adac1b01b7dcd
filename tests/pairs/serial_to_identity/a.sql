-- A serial column becomes an identity column, its sequence goes on.
CREATE TABLE t (id serial PRIMARY KEY, a text);
