CREATE TABLE old (f1 int);
CREATE TABLE young (f2 text, f3 int) INHERITS (old);
ALTER TABLE old ADD COLUMN a1 int CHECK (a1 > 0);
CREATE TABLE youngest (f4 float) INHERITS (old, young);
ALTER TABLE old ADD COLUMN a2 int CHECK (a2 > 0);
