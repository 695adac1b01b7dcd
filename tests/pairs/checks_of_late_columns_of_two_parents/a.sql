-- A parent got a column with a check when it had a child; a grandchild has both for parents.
CREATE TABLE old (f1 int);
CREATE TABLE young (f2 text, f3 int) INHERITS (old);
