-- An extension leaves a schema that is dropped; a key is of its type.
CREATE SCHEMA e; CREATE EXTENSION citext SCHEMA e; CREATE TABLE t (a e.citext PRIMARY KEY);
