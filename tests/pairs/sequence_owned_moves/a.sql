-- The owner of a sequence moves from one table's column to another's, and one becomes free.
CREATE TABLE a (id int, n int);
CREATE TABLE b (id int);
CREATE SEQUENCE s OWNED BY a.id;
CREATE SEQUENCE r OWNED BY a.n;
ALTER TABLE a ALTER n SET DEFAULT nextval('r');
