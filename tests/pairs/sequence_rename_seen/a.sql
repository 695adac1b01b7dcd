-- A sequence that a default uses is renamed, with its table and its column.
CREATE TABLE orders (id serial PRIMARY KEY, v text);
