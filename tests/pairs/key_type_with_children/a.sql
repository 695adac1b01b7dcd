-- The type of a key changes with two levels of foreign keys and a view of all.
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a ON DELETE CASCADE);
CREATE TABLE c (b_id int REFERENCES b, a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
CREATE VIEW v AS SELECT a.id, b.id AS b FROM a JOIN b ON b.a_id = a.id;
