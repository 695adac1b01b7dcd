-- A table loses its only column and stays.
CREATE TABLE flags (set boolean);
