CREATE TYPE a AS (id int, v int); CREATE TABLE b (id int, r a);
