CREATE TABLE docs (id int PRIMARY KEY, body jsonb, meta json, raw bytea);
