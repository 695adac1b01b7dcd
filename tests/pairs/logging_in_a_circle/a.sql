-- Two tables that refer to one another become unlogged: neither can be first.
CREATE TABLE a (id integer PRIMARY KEY, b_id integer);
CREATE TABLE b (id integer PRIMARY KEY, a_id integer CONSTRAINT to_a REFERENCES a DEFERRABLE);
ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES b ON DELETE CASCADE;
COMMENT ON CONSTRAINT to_b ON a IS 'kept';
CREATE TABLE c (id integer REFERENCES a);
