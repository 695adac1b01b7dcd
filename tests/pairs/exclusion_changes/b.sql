CREATE TABLE rooms (id int, during tsrange, floor int, CONSTRAINT one EXCLUDE USING gist (during WITH -|-) WHERE (floor > 3), CONSTRAINT two EXCLUDE (id WITH =) DEFERRABLE);
